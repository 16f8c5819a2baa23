// SPDX-License-Identifier: Apache-2.0
/** What a suggestion changes in the call when it is taken; taken again, it is given back. */
import type { Schema } from '@tongguan/api-client'
import type { Draft, Place } from './draft.ts'

/** A class suggestion taken, with what its callers usually want, or given back when it was taken before. */
export function classTaken(draft: Draft, one: Schema<'LikelyClassOut'>): Partial<Draft> {
  return draft.classCode === one.code
    ? { classCode: null, className: '' }
    : {
        classCode: one.code,
        className: one.path,
        ...(!draft.kindChosen && { kind: one.kind }),
        ...(one.emergency && draft.urgency === 'normal' && { urgency: 'urgent' }),
      }
}

/** A place suggestion taken; the address is filled in where the agent wrote none. */
export function placeTaken(draft: Draft, one: Schema<'LikelyPlace'>): Partial<Draft> {
  if (isAt(draft.place, one)) return { place: null }
  const place: Place = { lon: one.lon, lat: one.lat, name: one.name, by: 'suggestion' }
  return draft.address.trim() === '' ? { place, address: one.name } : { place }
}

/** The case that this call joins, or no longer joins. */
export function joinTaken(draft: Draft, one: Schema<'Alike'>): Partial<Draft> {
  if (draft.joins?.caseId === one.case_id) return { joins: null }
  return { joins: { caseId: one.case_id, taskNo: one.task_no, title: one.title } }
}

/** Whether the pin is at a suggested place. */
export function isAt(place: Place | null, one: Schema<'LikelyPlace'>): boolean {
  return place !== null && place.lon === one.lon && place.lat === one.lat
}
