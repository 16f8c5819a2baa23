// SPDX-License-Identifier: Apache-2.0
/** What the map is narrowed by, as it stands in the address, and which cases lie in view. */
import { declare, oneOf, row, word } from '@tongguan/lists'
import type { Box, Ground, MapCase } from '@tongguan/map'
// Not from the index: the route reads this file with the first page, which has no map.
import { inside } from '@tongguan/map/inside.ts'
import type { Geometry } from 'geojson'

export const LAMPS = ['red', 'yellow', 'green', 'paused'] as const
type AskedLamp = (typeof LAMPS)[number]

export const GROUNDS = ['cell', 'autonomy', 'disposal', 'community', 'street'] as const satisfies readonly Ground[]

/** Self-governing grids are coloured, unless the address says another ground or `off`. */
export const filters = declare({
  lamp: oneOf('', ...LAMPS),
  class: word(/^(\d{2}|\d{4}|\d{6})$/),
  region: word(/^\d{2,15}$/),
  by: oneOf('autonomy', ...GROUNDS, 'off'),
  case: row(),
})

export type Said = ReturnType<typeof filters.read>

interface MapAsked {
  lamp?: AskedLamp
  class?: string
  region?: string
}

/** What to ask the platform for. */
export function askedOf({ lamp, class: kind, region }: Said): MapAsked {
  return {
    ...(lamp !== '' && { lamp }),
    ...(kind !== undefined && { class: kind }),
    ...(region !== undefined && { region }),
  }
}

/** The cases on the ground that was chosen; without any those in view. */
export function casesIn(
  cases: readonly MapCase[],
  ground: Geometry | undefined,
  box: Box | undefined,
): readonly MapCase[] {
  if (ground !== undefined) return cases.filter(([, , lon, lat]) => inside(ground, [lon, lat]))
  if (box === undefined) return cases
  const [west, south, east, north] = box
  return cases.filter(([, , lon, lat]) => lon >= west && lon <= east && lat >= south && lat <= north)
}
