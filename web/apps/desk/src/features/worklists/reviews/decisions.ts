// SPDX-License-Identifier: Apache-2.0
/** Which decisions there are on a request, in the order of their buttons. */
import type { Schema } from '@tongguan/api-client'
import type { Draft } from '@tongguan/forms'
import type { Move } from '@tongguan/forms/moves.ts'

export type Asked = Schema<'RequestOut'>
export type Kind = Asked['kind']

export interface Decision {
  move: Move
  /** Told apart where one move is made in two ways. */
  key: 'agree' | 'refuse' | 'forward'
  fixed?: Draft
}

const WAYS: Readonly<Record<Kind, readonly Decision[]>> = {
  return: [
    { move: 'approve_return', key: 'agree' },
    { move: 'refuse_return', key: 'refuse' },
  ],
  extension: [
    { move: 'extend', key: 'agree' },
    { move: 'endorse_request', key: 'agree' },
    { move: 'forward_request', key: 'forward' },
    { move: 'refuse_request', key: 'refuse' },
  ],
  suspension: [
    { move: 'suspend', key: 'agree' },
    { move: 'endorse_request', key: 'agree' },
    { move: 'forward_request', key: 'forward' },
    { move: 'refuse_request', key: 'refuse' },
  ],
  assist: [
    { move: 'grant_assist', key: 'agree' },
    { move: 'endorse_request', key: 'agree' },
    { move: 'refuse_request', key: 'refuse' },
  ],
  void: [
    { move: 'void', key: 'agree' },
    { move: 'refuse_void', key: 'refuse' },
  ],
  appeal: [
    { move: 'review_appeal', key: 'agree', fixed: { agreed: true } },
    { move: 'review_appeal', key: 'refuse', fixed: { agreed: false } },
  ],
}

/** The decisions that the platform offers this person on this request now. */
export function decisionsOn(asked: Asked, offered: readonly Schema<'MoveOut'>[]): Decision[] {
  const names = new Set(offered.map((one) => one.move))
  return WAYS[asked.kind].filter((way) => names.has(way.move))
}

/** The kinds in the order of their views. */
export const KINDS = Object.keys(WAYS) as Kind[]

/** How many requests of each kind there are. */
export function countByKind(all: readonly Asked[]): Record<Kind, number> {
  const counts: Record<Kind, number> = { return: 0, extension: 0, suspension: 0, assist: 0, void: 0, appeal: 0 }
  for (const one of all) counts[one.kind] += 1
  return counts
}
