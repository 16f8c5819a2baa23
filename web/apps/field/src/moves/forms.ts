// SPDX-License-Identifier: Apache-2.0
/** Which moves are made on the ground, in which order they are offered, and the requests that their forms become. */
import type { Schema } from '@tongguan/api-client'
import { answerable, asked, bodyOf, type Draft, type Field, type Form, given, shownOf } from '@tongguan/forms'
import { isMove, moveForm } from '@tongguan/forms/moves.ts'
import type { Json } from '../offline/item.ts'
import type { Fix } from '../position/fix.ts'
import { exhibitsIn, photoOf } from './exhibits.ts'
import { drawn } from './widgets.tsx'

type Matter = Schema<'CaseOut'>
type Offer = Schema<'MoveOut'>

/** In the order in which the thumb should find them: what brings the matter on, and what is asked for beside it. */
const ONWARD = [
  'accept_task',
  'arrive_task',
  'verify_back',
  'check_pass',
  'check_fail',
  'answer_whistle',
  'arrive_whistle',
  'sign',
  'assist_sign',
  'finish',
  'assist_finish',
  'self_handle',
]
const ASIDE = [
  'record_contact',
  'add_evidence',
  'request_extension',
  'request_suspend',
  'request_return',
  'refuse_task',
]
const LAST = ['unit_pass', 'unit_return']
const ORDER = [...ONWARD, ...ASIDE, ...LAST]

/** Whether a move brings the matter on; the others are asked for, not offered first. */
export function bringsOn(move: string): boolean {
  return ONWARD.includes(move) || LAST.includes(move)
}

/** The moves whose forms a phone can fill in, the likeliest first, and those that are made at the desk. */
export function sorted(matter: Matter, organs: readonly string[]): [Offer[], Offer[]] {
  const ours = matter.moves.filter(({ move }) => isMove(move) && answerable(moveForm(move), drawn, matter, organs))
  const place = ({ move }: Offer) => (ORDER.includes(move) ? ORDER.indexOf(move) : ORDER.length)
  ours.sort((one, other) => place(one) - place(other))
  return [ours, matter.moves.filter((offer) => !ours.includes(offer))]
}

/** The fields that a phone asks for. */
export function fieldsOn(form: Form<Matter>, matter: Matter, draft: Draft): readonly Field[] {
  return asked(form, matter, draft).filter((field) => drawn(field.widget))
}

/** A draft with where the phone is. */
export function placed(draft: Draft, fix: Fix | undefined): Draft {
  return fix === undefined ? draft : { ...draft, lon: fix.lon, lat: fix.lat, accuracy: fix.accuracy }
}

/** The body of the request that a filled form states. */
export function requestOf(
  form: Form<Matter>,
  matter: Matter,
  draft: Draft,
  organs: readonly string[],
  placeOfPhoto: (id: string) => { name: string; lon: number | null; lat: number | null },
): Record<string, Json> {
  const filled = shownOf(draft, fieldsOn(form, matter, draft))
  const body = { ...bodyOf(form, matter, filled), ...given(form, drawn, matter, organs) }
  const evidence = exhibitsIn(body.evidence)
  const shown = evidence.map((one) => ({ ...one, ...placeOfPhoto(photoOf(one)) }))
  return { ...body, ...(evidence.length > 0 && { evidence: shown }) } as Record<string, Json>
}
