// SPDX-License-Identifier: Apache-2.0
import type { Geometry, Position } from 'geojson'
import type { LonLat } from './gcj02.ts'

/** Whether a position lies inside a polygon or one of several; holes are outside. */
export function inside(geometry: Geometry, at: LonLat): boolean {
  if (geometry.type === 'Polygon') return inPolygon(geometry.coordinates, at)
  if (geometry.type === 'MultiPolygon') return geometry.coordinates.some((part) => inPolygon(part, at))
  return false
}

/** A ray to the east crosses the rings an odd number of times. */
function inPolygon(rings: readonly (readonly Position[])[], [lon, lat]: LonLat): boolean {
  let odd = false
  for (const ring of rings) {
    for (const [n, [x = 0, y = 0]] of ring.entries()) {
      const [px = 0, py = 0] = ring[n === 0 ? ring.length - 1 : n - 1] ?? []
      if (y > lat !== py > lat && lon < ((px - x) * (lat - y)) / (py - y) + x) odd = !odd
    }
  }
  return odd
}
