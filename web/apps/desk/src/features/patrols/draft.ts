// SPDX-License-Identifier: Apache-2.0
/** A plan while it is written: places in the order in which they are walked. */
import type { Schema } from '@tongguan/api-client'
import type { Place } from './ground.ts'

export interface Draft {
  places: readonly Place[]
  aDay: number
}

/** As many places as a plan may hold. */
export const MOST = 200

export function draftOf(plan: Schema<'PlanOut'>): Draft {
  return { places: plan.places, aDay: Math.min(plan.a_day, Math.max(1, plan.places.length)) }
}

/** The same place, whatever it is called: to about a metre. */
function same(one: Place, other: Place): boolean {
  return one.lon.toFixed(5) === other.lon.toFixed(5) && one.lat.toFixed(5) === other.lat.toFixed(5)
}

export function holds(draft: Draft, place: Place): boolean {
  return draft.places.some((one) => same(one, place))
}

/** With these at the end; those that are there already stay where they are. */
export function withPlaces(draft: Draft, added: readonly Place[]): Draft {
  const fresh = added.filter((one) => !holds(draft, one))
  return { ...draft, places: [...draft.places, ...fresh].slice(0, MOST) }
}

export function without(draft: Draft, place: Place): Draft {
  return { ...draft, places: draft.places.filter((one) => !same(one, place)) }
}

/** One place nearer to the beginning (-1) or to the end (1). */
export function moved(draft: Draft, at: number, by: -1 | 1): Draft {
  const [place, other] = [draft.places[at], draft.places[at + by]]
  if (place === undefined || other === undefined) return draft
  const places = [...draft.places]
  places[at] = other
  places[at + by] = place
  return { ...draft, places }
}

export function renamed(draft: Draft, at: number, name: string): Draft {
  return { ...draft, places: draft.places.map((one, n) => (n === at ? { ...one, name } : one)) }
}

/** From the first place always to the nearest one left: a short way, though not the shortest. */
export function byNearness(draft: Draft): Draft {
  const left = [...draft.places]
  const walked: Place[] = left.splice(0, 1)
  while (left.length > 0) {
    const from = walked[walked.length - 1]
    if (from === undefined) break
    const nearest = left.reduce((best, one, n) => (far(from, one) < far(from, left[best] ?? one) ? n : best), 0)
    walked.push(...left.splice(nearest, 1))
  }
  return { ...draft, places: walked }
}

/** Good enough to compare: a degree of longitude is shorter than one of latitude. */
function far(one: Place, other: Place): number {
  const narrow = Math.cos((one.lat * Math.PI) / 180)
  return Math.hypot((one.lon - other.lon) * narrow, one.lat - other.lat)
}

/** What the platform is told. */
export function formOf(draft: Draft): Schema<'PlanIn'> {
  const places = draft.places.map((one) => ({ name: one.name.trim() || '点位', lon: one.lon, lat: one.lat }))
  return { places, a_day: Math.max(1, Math.min(MOST, Math.round(draft.aDay))) }
}
