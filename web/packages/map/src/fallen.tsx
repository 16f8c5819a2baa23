// SPDX-License-Identifier: Apache-2.0
import { Component, type ReactNode } from 'react'

/** A map that cannot be drawn says so in its place; the page around it goes on. */
export class Fallen extends Component<{ word: string; children: ReactNode }, { fallen: boolean }> {
  override state = { fallen: false }

  static getDerivedStateFromError(): { fallen: boolean } {
    return { fallen: true }
  }

  override componentDidCatch(error: unknown): void {
    console.error('map:', error)
  }

  override render(): ReactNode {
    return this.state.fallen ? <p className="city-map map-word">{this.props.word}</p> : this.props.children
  }
}
