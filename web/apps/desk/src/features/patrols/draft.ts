// SPDX-License-Identifier: Apache-2.0
/** A plan while it is written: places in the order in which they are walked. */
import type { Schema } from '@tongguan/api-client'
import type { Draft } from '@tongguan/forms'
import type { Place } from './ground.ts'

/** What stands in the form at first: the plan there is. */
export function begun(plan: Schema<'PlanOut'>): Draft {
  return { places: plan.places, a_day: Math.min(plan.a_day, Math.max(1, plan.places.length)) }
}

/** The places of a draft. */
export function placesIn(value: unknown): readonly Place[] {
  return Array.isArray(value) ? value : []
}

/** The same place, whatever it is called: to about a metre. */
function same(one: Place, other: Place): boolean {
  return one.lon.toFixed(5) === other.lon.toFixed(5) && one.lat.toFixed(5) === other.lat.toFixed(5)
}

export function holds(places: readonly Place[], place: Place): boolean {
  return places.some((one) => same(one, place))
}

/** With these at the end, up to as many as a plan may hold; those that are there already stay where they are. */
export function withPlaces(places: readonly Place[], added: readonly Place[], most?: number): readonly Place[] {
  return [...places, ...added.filter((one) => !holds(places, one))].slice(0, most)
}

export function without(places: readonly Place[], place: Place): readonly Place[] {
  return places.filter((one) => !same(one, place))
}

/** One place nearer to the beginning (-1) or to the end (1). */
export function moved(places: readonly Place[], at: number, by: -1 | 1): readonly Place[] {
  const [place, other] = [places[at], places[at + by]]
  if (place === undefined || other === undefined) return places
  return places.with(at, other).with(at + by, place)
}

export function renamed(places: readonly Place[], at: number, name: string): readonly Place[] {
  return places.map((one, n) => (n === at ? { ...one, name } : one))
}

/** From the first place always to the nearest one left: a short way, though not the shortest. */
export function byNearness(places: readonly Place[]): readonly Place[] {
  const left = [...places]
  const walked: Place[] = left.splice(0, 1)
  while (left.length > 0) {
    const from = walked[walked.length - 1]
    if (from === undefined) break
    const nearest = left.reduce((best, one, n) => (far(from, one) < far(from, left[best] ?? one) ? n : best), 0)
    walked.push(...left.splice(nearest, 1))
  }
  return walked
}

/** Good enough to compare: a degree of longitude is shorter than one of latitude. */
function far(one: Place, other: Place): number {
  const narrow = Math.cos((one.lat * Math.PI) / 180)
  return Math.hypot((one.lon - other.lon) * narrow, one.lat - other.lat)
}

/** What the platform is told of the places. */
export function told(places: readonly Omit<Place, 'id'>[]): Schema<'PlanIn'>['places'] {
  return places.map((one) => ({ name: one.name.trim() || '点位', lon: one.lon, lat: one.lat }))
}
