// SPDX-License-Identifier: Apache-2.0
/** What the map of patrols draws: all places of a day, one person's plan, or a plan that is being written. */
import type { Schema } from '@tongguan/api-client'
import { type Box, boxAround, type PatrolPicked, type Stop } from '@tongguan/map'
import { holds } from './draft.ts'
import type { Patroller, Place, PlaceOfDay } from './ground.ts'

/** What one person's pane wants to see on the map. */
export interface Drawn {
  stops: readonly Stop[]
  kinds: readonly Stop['kind'][]
  box: Box | undefined
  onPick?: (picked: PatrolPicked) => void
}

const signed = (place: Place, kind: Stop['kind']): Stop => ({
  id: place.id,
  name: place.name,
  lon: place.lon,
  lat: place.lat,
  kind,
})

export function stopsOf(places: readonly PlaceOfDay[]): Stop[] {
  return places.map(({ place, seen }) => signed(place, seen ? 'seen' : 'open'))
}

/** How a place of somebody's plan stands on the day: looked at, not yet, or not its turn. */
export function kindOf(place: Place, of: Patroller): 'seen' | 'open' | 'later' {
  if (of.looked.some((one) => one.id === place.id)) return 'seen'
  return of.missed.some((one) => one.id === place.id) ? 'open' : 'later'
}

/** The plan with its numbers. */
export function planDrawn(plan: Schema<'PlanOut'>, of: Patroller): Drawn {
  const stops = plan.places.map((place, n) => ({ ...signed(place, kindOf(place, of)), order: n + 1 }))
  const kinds = (['seen', 'open', 'later'] as const).filter((kind) => stops.some((one) => one.kind === kind))
  return { stops, kinds, box: boxAround(plan.places) }
}

/** The plan that is written, and the ground that is not in it. */
export function draftDrawn(
  places: readonly Place[],
  plan: Schema<'PlanOut'>,
  onPick: (picked: PatrolPicked) => void,
): Drawn {
  const spare = plan.ground.filter((place) => !holds(places, place)).map((place) => signed(place, 'spare'))
  const planned = places.map((place, n) => ({ ...signed(place, 'planned'), order: n + 1 }))
  return {
    stops: [...spare, ...planned],
    kinds: ['planned', 'spare'],
    box: boxAround([...plan.ground, ...plan.places]),
    onPick,
  }
}
