// SPDX-License-Identifier: Apache-2.0
/** What the map is narrowed by, as it stands in the address, and which cases lie in view. */
import { type Box, type Ground, inside, type MapCase } from '@tongguan/map'
import type { Geometry } from 'geojson'
import { type Search, single } from '../../../address.ts'

export const LAMPS = ['red', 'yellow', 'green', 'paused'] as const
export type AskedLamp = (typeof LAMPS)[number]

export const GROUNDS: readonly Ground[] = ['cell', 'autonomy', 'disposal', 'community', 'street']

export interface MapAsked {
  lamp?: AskedLamp
  class?: string
  region?: string
}

/** What to ask the platform for. */
export function askedOf(search: Search): MapAsked {
  const asked: MapAsked = {}
  const lamp = LAMPS.find((one) => one === single(search.lamp))
  const [kind, region] = [single(search.class), single(search.region)]
  if (lamp !== undefined) asked.lamp = lamp
  if (kind !== undefined && /^(\d{2}|\d{4}|\d{6})$/.test(kind)) asked.class = kind
  if (region !== undefined && /^\d{2,15}$/.test(region)) asked.region = region
  return asked
}

/** Which ground is coloured: self-governing grids, unless the address says another or `off`. */
export function groundOf(search: Search): Ground | undefined {
  const told = single(search.by)
  if (told === 'off') return undefined
  return GROUNDS.find((one) => one === told) ?? 'autonomy'
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
