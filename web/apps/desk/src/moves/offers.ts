// SPDX-License-Identifier: Apache-2.0
/** In which order the moves on offer are shown, and by which key they are made. What is on offer the platform says. */
import type { Schema } from '@tongguan/api-client'

type Offer = Schema<'MoveOut'>

/** Moves that take a case onward, the likeliest first; the first one on offer is the big button. */
const ONWARD = [
  'accept_task',
  'verify_back',
  'check_pass',
  'answer_whistle',
  'arrive_whistle',
  'approve_return',
  'extend',
  'suspend',
  'grant_assist',
  'endorse_request',
  'review_appeal',
  'decide_lead',
  'give_legal_opinion',
  'upper_accepts',
  'accept',
  'file',
  'dispatch',
  'sign',
  'assist_sign',
  'finish',
  'assist_finish',
  'unit_pass',
  'send_check',
  'self_pass',
  'callback_satisfied',
  'close',
  'resume',
  'answer_notice',
  'reopen',
] as const

/** Beside the big button, if they are on offer. */
const BESIDE = [
  'refuse_return',
  'refuse_request',
  'upper_refuses',
  'check_fail',
  'callback_unsatisfied',
  'unit_return',
  'self_invalid',
  'void',
  'send_verify',
  'reject',
  'transfer_centre',
  'escalate',
  'assign_handler',
  'request_return',
  'record_contact',
  'revoke',
  'recall_task',
  'joint_start',
  'whistle',
  'unmerge',
  'supervise',
  'urge',
] as const

/** Letters; a letter may stand for several moves that are never likely together. */
const KEYS: Record<string, string> = {
  accept: 'a',
  direct_answer: 'w',
  reject: 'b',
  send_verify: 'v',
  merge: 'm',
  file: 'f',
  dispatch: 'd',
  transfer_centre: 't',
  escalate: 'p',
  sign: 's',
  assist_sign: 's',
  assign_handler: 'g',
  record_contact: 'l',
  finish: 'e',
  request_return: 'r',
  approve_return: 'y',
  refuse_return: 'n',
  extend: 'y',
  suspend: 'y',
  endorse_request: 'y',
  refuse_request: 'n',
  unit_pass: 'y',
  unit_return: 'n',
  send_check: 'h',
  check_pass: 'y',
  check_fail: 'n',
  callback_satisfied: 'y',
  callback_unsatisfied: 'n',
  close: 'c',
  urge: 'u',
  correct: 'o',
}

/** The big button, those beside it, and the menu. */
export interface Shown {
  first: Offer | undefined
  beside: readonly Offer[]
  rest: readonly Offer[]
}

/** Lay out the moves on offer: `room` buttons beside the big one, which is `prefer` if that is on offer. */
export function laidOutMoves(moves: readonly Offer[], room = 2, prefer?: string): Shown {
  const rank = (order: readonly string[], offer: Offer) => order.indexOf(offer.move)
  const ranked = (order: readonly string[], from: readonly Offer[]) =>
    from.filter((offer) => rank(order, offer) >= 0).sort((one, other) => rank(order, one) - rank(order, other))
  const first = moves.find((offer) => offer.move === prefer) ?? ranked(ONWARD, moves)[0]
  const others = moves.filter((offer) => offer !== first)
  const besides = prefer === undefined ? BESIDE : [...ONWARD, ...BESIDE]
  // Who has no next step sees what there is, not a lone menu.
  const beside = [...new Set([...ranked(besides, others), ...ranked(ONWARD, others), ...others])].slice(0, room)
  return { first, beside, rest: others.filter((offer) => !beside.includes(offer)) }
}

/** The letter of each move on offer; the earlier one keeps a letter two would have. */
export function keysOf({ first, beside, rest }: Shown): ReadonlyMap<string, string> {
  const taken = new Map<string, string>()
  const used = new Set<string>()
  for (const offer of [...(first === undefined ? [] : [first]), ...beside, ...rest]) {
    const key = KEYS[offer.move]
    if (key === undefined || used.has(key)) continue
    used.add(key)
    taken.set(offer.move, key)
  }
  return taken
}
