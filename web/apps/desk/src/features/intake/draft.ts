// SPDX-License-Identifier: Apache-2.0
/** A call as it is being taken down: kept over a reload, turned into what the platform registers. */

import type { Schema } from '@tongguan/api-client'
import { requestKey } from '@tongguan/api-client'

/** Where it is: taken from a suggestion, or put on the map by hand. */
export interface Place {
  lon: number
  lat: number
  name: string
  by: 'suggestion' | 'hand'
}

export interface Draft {
  /** Tells this call from the next one, which may be about the same in the same words. */
  key: string
  words: string
  phone: string
  callBack: string
  name: string
  confidential: boolean
  wantsAnswer: boolean
  source: string
  cityNo: string
  kind: Schema<'OrderKind'>
  /** Chosen by the agent; else it follows the class. */
  kindChosen: boolean
  urgency: Schema<'Urgency'>
  address: string
  place: Place | null
  /** A street chosen by hand, when no position is known. */
  region: string
  classCode: string | null
  className: string
  /** The open case this call is the same matter as. */
  joins: { caseId: string; taskNo: string; title: string } | null
  photos: { blob: string; name: string }[]
}

export const KINDS = ['complaint', 'help', 'consultation', 'report', 'suggestion', 'opinion', 'praise'] as const
export const URGENCIES = ['normal', 'urgent', 'critical'] as const

/** A call nobody has said anything in yet. */
export function emptyDraft(source = 'hotline_12345'): Draft {
  return {
    key: requestKey(),
    words: '',
    phone: '',
    callBack: '',
    name: '',
    confidential: false,
    wantsAnswer: true,
    source,
    cityNo: '',
    kind: 'complaint',
    kindChosen: false,
    urgency: 'normal',
    address: '',
    place: null,
    region: '',
    classCode: null,
    className: '',
    joins: null,
    photos: [],
  }
}

/** What is still missing, in the order in which it is asked for. */
export function missingIn(draft: Draft): ('words' | 'address')[] {
  const missing: ('words' | 'address')[] = []
  if (draft.words.trim() === '') missing.push('words')
  if (draft.address.trim() === '' && draft.place === null && draft.region === '') missing.push('address')
  return missing
}

/** Whether anything was taken down at all. */
export function isBlank(draft: Draft): boolean {
  return [draft.words, draft.phone, draft.address, draft.name, draft.cityNo].every((text) => text.trim() === '')
}

/** Whether a text can be the number of a telephone: 5 to 15 digits, signs between them left out. */
export function phoneIn(text: string): string | undefined {
  const digits = text.replace(/[\s()-]/g, '').replace(/^\+/, '')
  return /^\d{5,15}$/.test(digits) ? digits : undefined
}

/** The call as the platform takes it. */
export function callOf(draft: Draft): Schema<'HotlineIn'> {
  const { place } = draft
  return {
    source: draft.source,
    words: draft.words.trim(),
    title: '',
    urgency: draft.urgency,
    address: draft.address.trim() || (place?.name ?? ''),
    point: place === null ? null : { lon: place.lon, lat: place.lat, system: 'wgs84' },
    region: place === null ? draft.region : '',
    class_code: draft.classCode,
    kind: draft.kind,
    petitioner: {
      name: draft.name.trim(),
      phone: draft.phone.trim(),
      call_back: draft.callBack.trim(),
      id_no: '',
      confidential: draft.confidential,
    },
    line: '',
    city_no: draft.cityNo.trim(),
    city_class: '',
    wants_answer: draft.wantsAnswer,
    photos: draft.photos.map((photo) => ({ ...photo, point: null })),
  }
}

const KEPT = 'tongguan.desk.intake'

/** Keep the draft for this tab; a call in hand survives a reload. */
export function keepDraft(draft: Draft): void {
  if (isBlank(draft)) sessionStorage.removeItem(KEPT)
  else sessionStorage.setItem(KEPT, JSON.stringify(draft))
}

/** The draft that was in hand, or an empty one. */
export function keptDraft(): Draft {
  const kept = sessionStorage.getItem(KEPT)
  if (kept === null) return emptyDraft()
  try {
    return { ...emptyDraft(), ...(JSON.parse(kept) as Partial<Draft>) }
  } catch {
    return emptyDraft()
  }
}
