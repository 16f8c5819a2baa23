// SPDX-License-Identifier: Apache-2.0
/** What “as the list says” means for a case, and which of many can be done so at once. */
import type { Schema } from '@tongguan/api-client'

export type Advice = Schema<'AdviceOut'>
export type Line = Schema<'CaseLineOut'>

/** Why a case cannot be done by one key; none: it can. */
export type Obstacle = 'noProposal' | 'upWithReason' | 'asking'

export function obstacleTo(advice: Advice | undefined): Obstacle | undefined {
  if (advice === undefined) return 'asking'
  if (advice.step === null) return 'noProposal'
  return advice.step.kind === 'escalate' ? 'upWithReason' : undefined
}

export interface Planned {
  line: Line
  advice: Advice | undefined
  obstacle: Obstacle | undefined
}

/** Each chosen case with what would happen to it, what can be done first. */
export function planned(lines: readonly Line[], adviceOf: (line: Line) => Advice | undefined): Planned[] {
  const all = lines.map((line) => {
    const advice = adviceOf(line)
    return { line, advice, obstacle: obstacleTo(advice) }
  })
  return [...all.filter((one) => one.obstacle === undefined), ...all.filter((one) => one.obstacle !== undefined)]
}

/** The queues of the board, in its order, and the page that tells how well the list does. */
export const VIEWS = ['to_dispatch', 'from_below', 'coordinating', 'waiting_upper', 'to_sign', 'handling'] as const
export type View = (typeof VIEWS)[number]

/** Which moves the board has forms for, in the order of its buttons. */
export const MOVES = [
  'dispatch',
  'transfer_centre',
  'escalate',
  'coordinate',
  'give_legal_opinion',
  'decide_lead',
  'upper_accepts',
  'upper_refuses',
  'return_upper',
  'joint_start',
  'whistle',
  'redispatch_same',
  'revoke',
] as const

/** The line after or before this one; the first when none is chosen, the same at either end. */
export function stepped<T extends { task_no: string }>(
  lines: readonly T[],
  at: string | undefined,
  by: 1 | -1,
): T | undefined {
  const found = lines.findIndex((line) => line.task_no === at)
  if (found < 0) return lines[0]
  return lines[Math.min(lines.length - 1, Math.max(0, found + by))]
}
