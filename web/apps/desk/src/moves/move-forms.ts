// SPDX-License-Identifier: Apache-2.0
/** The table of forms: every move of the platform with the fields that are asked for. A new move gets a row here. */
import type { Case } from '../case/case-data.ts'
import type { Draft, Field, FieldsOf, Move } from './fields.ts'
import { CLOSING } from './table-closing.ts'
import { DISPATCH } from './table-dispatch.ts'
import { FILING } from './table-filing.ts'
import { UNIT } from './table-unit.ts'

const TABLE: { readonly [M in Move]: FieldsOf<M> } = { ...FILING, ...DISPATCH, ...UNIT, ...CLOSING }

/** Every move with a form. */
export const MOVES = Object.keys(TABLE) as Move[]

/** Whether this page has a form for a move the platform offers. */
export function isMove(move: string): move is Move {
  return move in TABLE
}

/** The fields of a move. */
export function fieldsOf(move: Move): readonly Field[] {
  return TABLE[move]
}

/** The fields that are asked for now. */
export function asked(move: Move, shown: Case, draft: Draft): readonly Field[] {
  return fieldsOf(move).filter((field) => field.when?.(shown, draft) ?? true)
}

/** The fields of the platform that a widget fills. */
export function fills(field: Field): readonly string[] {
  if (field.widget === 'presence') return ['lon', 'lat']
  return field.widget === 'place' ? ['region', 'lon', 'lat'] : [field.name]
}

/** What the form shows of a draft: words typed into a field that is no longer asked for are not sent. */
export function shownOf(draft: Draft, fields: readonly Field[]): Draft {
  const names = fields.flatMap(fills)
  return Object.fromEntries(Object.entries(draft).filter(([name]) => names.includes(name)))
}

/**
 * A draft for a case that has changed meanwhile: what the person touched stays as typed, what they left alone follows
 * the case, so that nobody takes back what somebody else did without meaning to.
 */
export function rebased(draft: Draft, before: Draft, now: Draft): Draft {
  const untouched = Object.keys({ ...before, ...now }).filter((name) => draft[name] === before[name])
  return { ...draft, ...Object.fromEntries(untouched.map((name) => [name, now[name]])) }
}

/** What stands in the form when it is opened. */
export function firstDraft(move: Move, shown: Case): Draft {
  const given = fieldsOf(move).flatMap((field) => {
    const value = field.from?.(shown)
    return value === undefined || value === null ? [] : [[field.name, value] as const]
  })
  return Object.fromEntries(given)
}

const empty = (value: unknown) =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0)

/** The required fields that are still empty, in the order of the form. */
export function missing(move: Move, shown: Case, draft: Draft): readonly Field[] {
  return asked(move, shown, draft).filter((field) => field.required === true && empty(draft[field.name]))
}

/** What is sent: what was filled in, and of a correction only what differs from the case. */
export function bodyOf(move: Move, shown: Case, draft: Draft): Record<string, unknown> {
  const known: Record<string, unknown> = { ...shown }
  const kept = Object.entries(draft).filter(([name, value]) => {
    if (empty(value)) return false
    return move !== 'correct' || name === 'reason' || known[name] !== value
  })
  const body = Object.fromEntries(kept)
  // A new class is corrected together with its filing condition, a position together with its region.
  if (move === 'correct') {
    if ('class_code' in body || 'condition' in body) {
      for (const name of ['class_code', 'condition']) if (!empty(draft[name])) body[name] = draft[name]
    }
    if ('lon' in body || 'lat' in body || 'region' in body) {
      for (const name of ['region', 'lon', 'lat']) if (!empty(draft[name])) body[name] = draft[name]
    }
  }
  return body
}
