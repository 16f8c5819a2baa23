// SPDX-License-Identifier: Apache-2.0
/** The short forms of the moves that are made on the ground, and the requests they become. */
import type { Schema } from '@tongguan/api-client'
import type { Json } from '../outbox/item.ts'
import type { Fix } from '../position/fix.ts'

export type Exhibit = 'scene' | 'before' | 'after' | 'check' | 'document'

export type Field =
  | { kind: 'words'; name: string; needed?: boolean }
  | { kind: 'choice'; name: string; options: readonly string[] }
  | { kind: 'photos'; exhibit: Exhibit; needed?: boolean }
  | { kind: 'position'; needed?: boolean; doubt?: boolean }
  | { kind: 'days'; name: string }
  | { kind: 'until'; name: string }

export interface MoveForm {
  fields: readonly Field[]
  /** Whether the platform demands at least one of photo and position. */
  shown?: boolean
  /** Fields that the case itself answers. */
  given?: (matter: Matter, units: readonly string[]) => Record<string, Json>
}

type Matter = Pick<Schema<'CaseOut'>, 'orders' | 'whistle_calls' | 'class_code'>

const note: Field = { kind: 'words', name: 'note' }
const reason: Field = { kind: 'words', name: 'reason', needed: true }
const here: Field = { kind: 'position', needed: true }
/** How far off the phone may be counts for whoever arrives. */
const arriving: Field = { ...here, doubt: true }

function called(state: string) {
  return ({ whistle_calls }: Matter, units: readonly string[]) => {
    const call = whistle_calls.find((each) => units.includes(each.unit) && each.state === state)
    return { call: call?.id ?? null }
  }
}

function helping(state: string) {
  return ({ orders }: Matter, units: readonly string[]) => {
    const order = orders.find((each) => units.includes(each.unit) && each.role !== 'lead' && each.state === state)
    return { order: order?.id ?? null }
  }
}

/** By move; what is not here is made at the desk. In the order in which the thumb should find them. */
export const FORMS: Readonly<Record<string, MoveForm>> = {
  accept_task: { fields: [] },
  arrive_task: { fields: [arriving] },
  verify_back: {
    fields: [
      { kind: 'choice', name: 'result', options: ['true', 'false', 'cannot_tell'] },
      { kind: 'photos', exhibit: 'scene' },
      note,
      { kind: 'position' },
    ],
    shown: true,
  },
  check_pass: { fields: [{ kind: 'photos', exhibit: 'check', needed: true }, note, here] },
  check_fail: { fields: [reason, { kind: 'photos', exhibit: 'check' }, { kind: 'position' }] },
  answer_whistle: { fields: [note], given: called('blown') },
  arrive_whistle: { fields: [arriving], given: called('answered') },
  sign: { fields: [] },
  assist_sign: { fields: [], given: helping('sent') },
  finish: {
    fields: [
      { kind: 'choice', name: 'result', options: ['solved', 'explained'] },
      { kind: 'photos', exhibit: 'before' },
      { kind: 'photos', exhibit: 'after' },
      { kind: 'words', name: 'note', needed: true },
    ],
  },
  assist_finish: {
    fields: [
      { kind: 'photos', exhibit: 'after' },
      { kind: 'words', name: 'note', needed: true },
    ],
    given: helping('signed'),
  },
  self_handle: {
    fields: [
      { kind: 'photos', exhibit: 'before', needed: true },
      { kind: 'photos', exhibit: 'after', needed: true },
      note,
    ],
    given: ({ class_code }) => ({ class_code }),
  },
  record_contact: {
    fields: [
      { kind: 'choice', name: 'way', options: ['phone', 'visit', 'message'] },
      { kind: 'words', name: 'note', needed: true },
    ],
  },
  add_evidence: { fields: [{ kind: 'photos', exhibit: 'scene', needed: true }] },
  request_extension: { fields: [reason, { kind: 'days', name: 'days' }] },
  request_suspend: {
    fields: [reason, { kind: 'words', name: 'plan', needed: true }, { kind: 'until', name: 'until' }],
  },
  request_return: {
    fields: [
      {
        kind: 'choice',
        name: 'reason_code',
        options: ['not_our_duty', 'not_our_area', 'wrong_class', 'wrong_place', 'other_authority'],
      },
      reason,
      { kind: 'words', name: 'legal_basis', needed: true },
    ],
  },
  refuse_task: { fields: [reason] },
  unit_pass: { fields: [note] },
  unit_return: { fields: [reason] },
}

const ORDER = Object.keys(FORMS)
const ASIDE = ORDER.slice(ORDER.indexOf('record_contact'), ORDER.indexOf('unit_pass'))

/** Whether a move brings the matter on; the others are asked for, not offered first. */
export function bringsOn(move: string): boolean {
  return !ASIDE.includes(move)
}

/** The moves that have a form here, the likeliest first, and those that have none. */
export function sorted(moves: readonly Schema<'MoveOut'>[]): [Schema<'MoveOut'>[], Schema<'MoveOut'>[]] {
  const ours = moves.filter(({ move }) => move in FORMS)
  ours.sort((one, other) => ORDER.indexOf(one.move) - ORDER.indexOf(other.move))
  return [ours, moves.filter(({ move }) => !(move in FORMS))]
}

/** What a person has filled in; photos are ids on the phone. */
export interface Filled {
  values: Record<string, string>
  photos: Partial<Record<Exhibit, string[]>>
}

/** The first thing that is missing; its field, or `shown` when neither photo nor position shows anything. */
export function missing(form: MoveForm, filled: Filled, fix: Fix | undefined): Field | 'shown' | undefined {
  for (const field of form.fields) {
    if (field.kind === 'photos' && field.needed && !filled.photos[field.exhibit]?.length) return field
    if (field.kind === 'position' && field.needed && fix === undefined) return field
    if (field.kind === 'words' && field.needed && !filled.values[field.name]?.trim()) return field
    if ((field.kind === 'choice' || field.kind === 'until') && !filled.values[field.name]) return field
  }
  const anyPhoto = Object.values(filled.photos).some((photos) => photos.length > 0)
  return form.shown && !anyPhoto && fix === undefined ? 'shown' : undefined
}

/** The body of the request that a filled form states. */
export function bodyOf(
  form: MoveForm,
  filled: Filled,
  fix: Fix | undefined,
  given: Record<string, Json>,
  placeOfPhoto: (id: string) => { name: string; lon: number | null; lat: number | null },
): Record<string, Json> {
  const body: Record<string, Json> = { ...given }
  const evidence: Json[] = []
  for (const field of form.fields) {
    if (field.kind === 'photos') {
      for (const id of filled.photos[field.exhibit] ?? []) {
        evidence.push({ kind: field.exhibit, blob: `photo:${id}`, ...placeOfPhoto(id) })
      }
    } else if (field.kind === 'position') {
      if (fix === undefined) continue
      Object.assign(body, { lon: fix.lon, lat: fix.lat }, field.doubt ? { accuracy: fix.accuracy } : {})
    } else {
      const value = filled.values[field.name]?.trim() ?? ''
      if (field.kind === 'days') body[field.name] = value === '' ? null : Number(value)
      else if (field.kind === 'until') body[field.name] = new Date(`${value}T18:00:00+08:00`).toISOString()
      else body[field.name] = value
    }
  }
  if (form.fields.some((field) => field.kind === 'photos')) body.evidence = evidence
  return body
}

/** Every photo that a filled form names. */
export function photosOf(filled: Filled): string[] {
  return Object.values(filled.photos).flat()
}
