// SPDX-License-Identifier: Apache-2.0
/** Moves that can be made on many cases at once: those that ask for nothing that differs from case to case. */
import type { Schema } from '@tongguan/api-client'
import type { FieldOf } from '@tongguan/forms'
import { type Move, moveForm } from '@tongguan/forms/moves.ts'
import type { Pair } from '@tongguan/words'

type Case = Schema<'CaseOut'>
export type Line = Schema<'CaseLineOut'>

interface BulkMove {
  /** What somebody vouches for when making the move on all of them. */
  vouch?: Pair
  /** What goes into the form besides words. */
  fixed?: Record<string, boolean>
}

/** By the name of the move. `follow_list` is sent case by case: the list names another unit for each. */
export const BULK: { readonly [M in Move]?: BulkMove } = {
  file: { vouch: ['类别和立案条件按现有登记，均已核对', 'Class and filing condition are right as they stand'] },
  follow_list: {},
  sign: {},
  unit_pass: {},
  self_pass: {},
  close: {
    fixed: { condition_met: true },
    vouch: ['以上案件均已达到结案条件', 'All of them meet their closing condition'],
  },
  approve_return: {},
  refuse_return: {},
  extend: {},
  suspend: {},
  endorse_request: {},
  refuse_request: {},
  request_extension: {},
  request_void: {},
  void: {},
  upper_accepts: {},
  upper_refuses: {},
  resume: {},
  reject: {},
  urge: {},
  supervise: {},
  instruct: {},
}

/** The field of a move that takes words, if there is one. */
export function wordsOf(move: Move): FieldOf<'words'> | undefined {
  return moveForm(move).fields.find((field) => field.widget === 'words')
}

/** Whoever may dispatch a case may send it where the list says. */
const STANDS_FOR: Record<string, readonly string[]> = { follow_list: ['dispatch', 'transfer_centre', 'escalate'] }

/** Whether a move is on offer for a case. */
export function isOffered(move: string, shown: Pick<Case, 'moves'>): boolean {
  const names = STANDS_FOR[move] ?? [move]
  return shown.moves.some((offer) => names.includes(offer.move))
}

/** Moves somebody may make on at least one of these cases, those that suit most of them first. */
export function bulkMoves(cases: readonly Pick<Case, 'moves'>[]): { move: Move; count: number }[] {
  return (Object.keys(BULK) as Move[])
    .map((move) => ({ move, count: cases.filter((shown) => isOffered(move, shown)).length }))
    .filter((offer) => offer.count > 0)
    .sort((one, other) => other.count - one.count)
}

/** The form that is sent for each of them. */
export function formOf(move: Move, words: string): Record<string, unknown> {
  const [field, said] = [wordsOf(move), words.trim()]
  return { ...BULK[move]?.fixed, ...(field !== undefined && said !== '' && { [field.name]: said }) }
}

/** What became of one case. */
export interface Outcome {
  granted: boolean
  /** The state it is in now, or why not. */
  said: string
}
