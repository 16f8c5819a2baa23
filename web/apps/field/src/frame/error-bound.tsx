// SPDX-License-Identifier: Apache-2.0
import { Component, type ReactNode } from 'react'

interface Props {
  children: ReactNode
  instead: ReactNode
}

/** Shows something else where a part of the page cannot be drawn, for example a chunk that did not arrive. */
export class ErrorBound extends Component<Props, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    return this.state.failed ? this.props.instead : this.props.children
  }
}
