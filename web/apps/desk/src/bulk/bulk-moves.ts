// SPDX-License-Identifier: Apache-2.0
/** Moves that can be made on many cases at once: those that ask for nothing that differs from case to case. */
import type { Schema } from '@tongguan/api-client'
import type { Pair } from '@tongguan/words'

type Case = Schema<'CaseOut'>
export type Line = Schema<'CaseLineOut'>

export interface BulkMove {
  /** The field that takes words, if there is one. */
  field?: 'reason' | 'note' | 'text'
  required?: boolean
  /** What somebody vouches for when making the move on all of them. */
  vouch?: Pair
  /** What goes into the form besides. */
  fixed?: Record<string, boolean>
}

const REASON: BulkMove = { field: 'reason', required: true }
const NOTE: BulkMove = { field: 'note' }

/** By the name of the move. `follow_list` is sent case by case: the list names another unit for each. */
export const BULK: Record<string, BulkMove> = {
  file: { vouch: ['类别和立案条件按现有登记，均已核对', 'Class and filing condition are right as they stand'] },
  follow_list: { field: 'reason' },
  sign: {},
  unit_pass: NOTE,
  self_pass: {},
  close: {
    field: 'note',
    fixed: { condition_met: true },
    vouch: ['以上案件均已达到结案条件', 'All of them meet their closing condition'],
  },
  approve_return: { field: 'note', required: true },
  refuse_return: REASON,
  extend: NOTE,
  suspend: NOTE,
  endorse_request: NOTE,
  refuse_request: REASON,
  request_extension: REASON,
  request_void: REASON,
  void: NOTE,
  upper_accepts: NOTE,
  upper_refuses: REASON,
  resume: { field: 'reason' },
  reject: REASON,
  urge: { field: 'text', required: true },
  supervise: { field: 'text', required: true },
  instruct: { field: 'text', required: true },
}

/** Whoever may dispatch a case may send it where the list says. */
const STANDS_FOR: Record<string, readonly string[]> = { follow_list: ['dispatch', 'transfer_centre', 'escalate'] }

/** Whether a move is on offer for a case. */
export function isOffered(move: string, shown: Pick<Case, 'moves'>): boolean {
  const names = STANDS_FOR[move] ?? [move]
  return shown.moves.some((offer) => names.includes(offer.move))
}

/** Moves somebody may make on at least one of these cases, those that suit most of them first. */
export function bulkMoves(cases: readonly Pick<Case, 'moves'>[]): { move: string; count: number }[] {
  return Object.keys(BULK)
    .map((move) => ({ move, count: cases.filter((shown) => isOffered(move, shown)).length }))
    .filter((offer) => offer.count > 0)
    .sort((one, other) => other.count - one.count)
}

/** The form that is sent for each of them. */
export function formOf(move: string, words: string): Record<string, unknown> {
  const { field, fixed } = BULK[move] ?? {}
  const said = words.trim()
  return { ...fixed, ...(field !== undefined && said !== '' ? { [field]: said } : {}) }
}

/** What became of one case. */
export interface Outcome {
  granted: boolean
  /** The state it is in now, or why not. */
  said: string
}
