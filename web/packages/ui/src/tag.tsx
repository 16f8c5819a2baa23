// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react'
import './tag.css'

export type Tone = 'plain' | 'blue' | 'green' | 'amber' | 'violet' | 'red' | 'loud'

/** A word about a state, on the ground of its tone; the word says it, the colour only helps. */
export function Tag({ tone = 'plain', title, children }: { tone?: Tone; title?: string; children: ReactNode }) {
  return (
    <span className={`tag tag-${tone}`} title={title}>
      {children}
    </span>
  )
}
