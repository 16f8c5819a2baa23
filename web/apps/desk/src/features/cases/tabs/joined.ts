// SPDX-License-Identifier: Apache-2.0
import type { HistoryLine } from '../../../case/case-data.ts'

/** The cases that have joined this one and have not left it again, from its history. */
export function joinedTo(lines: readonly HistoryLine[]): string[] {
  const joined = new Set<string>()
  for (const line of lines) {
    const child = line.facts.child
    if (typeof child !== 'string') continue
    if (line.move === 'gain_voice') joined.add(child)
    if (line.move === 'lose_voice') joined.delete(child)
  }
  return [...joined]
}
