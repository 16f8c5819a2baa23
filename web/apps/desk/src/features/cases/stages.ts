// SPDX-License-Identifier: Apache-2.0
/** How far a case is: the links people know, each with the time it was passed. */
import type { Schema } from '@tongguan/api-client'
import type { Case } from '../../case/case-data.ts'

export type StepName = 'accept' | 'file' | 'dispatch' | 'handle' | 'check' | 'callback' | 'close'

/** The steps in the order of the chain. */
const STEPS: readonly StepName[] = ['accept', 'file', 'dispatch', 'handle', 'check', 'callback', 'close']

/** The step of each link; side links (核实、协调、退单审核 …) belong to the one they hold up. */
const STEP_OF = {
  accept: 'accept',
  verify: 'accept',
  file: 'file',
  dispatch: 'dispatch',
  coordinate: 'dispatch',
  upper: 'dispatch',
  sign: 'dispatch',
  handle: 'handle',
  return_review: 'handle',
  suspended: 'handle',
  check: 'check',
  callback: 'callback',
  close: 'close',
} as const satisfies Record<Schema<'Link'>, StepName>

export interface Step {
  name: StepName
  /** done, present, to come; skipped: passed over by a rule of the class, or never reached when the case ended early. */
  how: 'done' | 'now' | 'next' | 'skipped'
  /** When it was passed, or began if it is the present one. */
  at: string | undefined
}

/** The steps of a case. */
export function stepsOf(shown: Pick<Case, 'link' | 'clocks' | 'open' | 'closed_at' | 'touched_at'>): Step[] {
  const links: Readonly<Record<string, StepName>> = STEP_OF
  const present = shown.link === null ? -1 : STEPS.indexOf(STEP_OF[shown.link])
  return STEPS.map((name, index) => {
    const clocks = shown.clocks.filter((clock) => clock.kind === 'link' && links[clock.link] === name)
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
