// SPDX-License-Identifier: Apache-2.0
/** Who has gone out, what was not looked at, and whose ground nobody walks. */
import type { Schema } from '@tongguan/api-client'
import type { Show } from './filters.ts'

export type Patroller = Schema<'CoverageOut'>
export type Place = Schema<'PlaceOut'>

/** What each of them is called in the words of patrols. */
export const SHOW_NAMES = {
  all: 'showAll',
  out: 'showOut',
  idle: 'showIdle',
  nobody: 'showNobody',
  open: 'showOpen',
} as const

/** Whether somebody is on patrol now, or looked at a place of the day. */
export function wentOut(one: Patroller): boolean {
  return one.walking_since !== null || one.last_at !== null
}

/** The community somebody's post lies in. */
export function communityOf(one: Patroller): string {
  return one.region.slice(0, 12)
}

/** The street all of them walk in; none when there are several. */
export function commonStreet(people: readonly Patroller[]): string | undefined {
  const [first, ...further] = new Set(people.map((one) => one.region.slice(0, 9)))
  return further.length === 0 ? first : undefined
}

export interface Community {
  code: string
  people: readonly Patroller[]
  /** Places are planned here, and nobody has gone out. */
  alone: boolean
}

/** People by community, in the order in which they were told. */
export function communities(people: readonly Patroller[]): Community[] {
  const gathered = new Map<string, Patroller[]>()
  for (const one of people) {
    const there = gathered.get(communityOf(one))
    if (there === undefined) gathered.set(communityOf(one), [one])
    else there.push(one)
  }
  return [...gathered].map(([code, there]) => ({
    code,
    people: there,
    alone: there.some((one) => one.planned > 0) && !there.some(wentOut),
  }))
}

/** The communities with those of their people who answer the filter; those without any are left out. */
export function shownOf(all: readonly Community[], show: Show): Community[] {
  if (show === 'nobody') return all.filter((one) => one.alone)
  const wanted = (one: Patroller) => {
    if (show === 'out') return one.walking_since !== null
    return show !== 'idle' || (one.planned > 0 && !wentOut(one))
  }
  return all.map((one) => ({ ...one, people: one.people.filter(wanted) })).filter((one) => one.people.length > 0)
}

export interface PlaceOfDay {
  place: Place
  seen: boolean
  people: readonly Patroller[]
}

/** Every place of the day once, however many people share it; one look by anybody is a look. */
export function placesOf(people: readonly Patroller[]): PlaceOfDay[] {
  const gathered = new Map<string, { place: Place; seen: boolean; people: Patroller[] }>()
  for (const one of people) {
    for (const [places, seen] of [
      [one.looked, true],
      [one.missed, false],
    ] as const) {
      for (const place of places) {
        const there = gathered.get(place.id)
        if (there === undefined) gathered.set(place.id, { place, seen, people: [one] })
        else {
          there.seen ||= seen
          there.people.push(one)
        }
      }
    }
  }
  return [...gathered.values()]
}

/** Those that somebody in these communities is to look at. */
export function placesWith(places: readonly PlaceOfDay[], shown: readonly Community[]): PlaceOfDay[] {
  const meant = new Set(shown.flatMap((one) => one.people.map((person) => person.person)))
  return places.filter((one) => one.people.some((person) => meant.has(person.person)))
}
