// SPDX-License-Identifier: Apache-2.0
/** How far a case is: the links people know, each with the time it was passed. */
import type { Case } from '../../case/case-data.ts'

/** The links in order; side links (核实、协调、退单审核 …) belong to the one they hold up. */
const STEPS = {
  accept: ['accept', 'verify'],
  file: ['file'],
  dispatch: ['dispatch', 'coordinate', 'upper', 'sign'],
  handle: ['handle', 'return_review', 'suspended'],
  check: ['check'],
  callback: ['callback'],
  close: ['close'],
} as const satisfies Record<string, readonly string[]>

export type StepName = keyof typeof STEPS

export interface Step {
  name: StepName
  /** done, present, to come; skipped: passed over by a rule of the class, or never reached when the case ended early. */
  how: 'done' | 'now' | 'next' | 'skipped'
  /** When it was passed, or began if it is the present one. */
  at: string | undefined
}

/** The steps of a case. */
export function stepsOf(shown: Pick<Case, 'link' | 'clocks' | 'open' | 'closed_at' | 'touched_at'>): Step[] {
  const names = Object.keys(STEPS) as StepName[]
  const present = names.findIndex(
    (name) => shown.link !== null && (STEPS[name] as readonly string[]).includes(shown.link),
  )
  return names.map((name, index) => {
    const clocks = shown.clocks.filter(
      (clock) => clock.kind === 'link' && (STEPS[name] as readonly string[]).includes(clock.link),
    )
    const ended = clocks.flatMap((clock) => clock.stopped_at ?? []).sort()
    if (!shown.open) {
      if (clocks.length === 0) return { name, how: 'skipped', at: undefined }
      return { name, how: 'done', at: ended.at(-1) ?? shown.closed_at ?? shown.touched_at }
    }
    if (index === present) {
      const running = clocks.find((clock) => clock.stopped_at === null)
      return { name, how: 'now', at: (running ?? clocks.at(-1))?.started_at }
    }
    if (index > present) return { name, how: 'next', at: undefined }
    return clocks.length === 0 ? { name, how: 'skipped', at: undefined } : { name, how: 'done', at: ended.at(-1) }
  })
}
