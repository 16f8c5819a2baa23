// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react'

export type Tone = 'red' | 'amber' | 'green' | 'blue' | 'plain'

/** A word about a state, on the ground of its tone; the word says it, the colour only helps. */
export function Mark({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`mark mark-${tone}`}>{children}</span>
}
