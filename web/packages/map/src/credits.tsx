// SPDX-License-Identifier: Apache-2.0
import type { City } from './shapes.ts'

/** Whom the map must name: the sources of what it shows. */
export function Credits({ city, shown }: { city: City; shown: readonly string[] }) {
  const named = city.tiles
    ? [city.tiles.attribution]
    : city.layers.filter((layer) => shown.includes(layer.code)).map((layer) => layer.attribution)
  const told = [...new Set(named.filter(Boolean))].join(' · ')
  return told === '' ? null : <small className="map-credits">{told}</small>
}
