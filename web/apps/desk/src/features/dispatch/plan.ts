// SPDX-License-Identifier: Apache-2.0
/** What “as the list says” means for a case, and how the board is walked. */
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

/** The queues of the board, in its order, and the page that tells how well the list does. */
export const VIEWS = ['to_dispatch', 'from_below', 'coordinating', 'waiting_upper', 'to_sign', 'handling'] as const
export type View = (typeof VIEWS)[number]

/** What is done with a case that waits to be dispatched, in the order of its buttons. */
export const MOVES = ['dispatch', 'transfer_centre', 'escalate', 'coordinate', 'return_upper'] as const
