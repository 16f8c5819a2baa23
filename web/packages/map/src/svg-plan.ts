// SPDX-License-Identifier: Apache-2.0
/** A flat plan of a piece of the world: degrees become pixels with the right proportions at its middle. */
import type { Geometry, Position } from 'geojson'
import type { Box } from './shapes.ts'

const WIDE = 1_000
const MARGIN = 12

export interface Plan {
  width: number
  height: number
  at(position: readonly [number, number]): readonly [x: number, y: number]
}

export function planOf([west, south, east, north]: Box | readonly [number, number, number, number]): Plan {
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const scale = (WIDE - 2 * MARGIN) / Math.max(1e-9, (east - west) * narrow)
  return {
    width: WIDE,
    height: (north - south) * scale + 2 * MARGIN,
    at: ([lon, lat]) => [
      Math.round(10 * (MARGIN + (lon - west) * narrow * scale)) / 10,
      Math.round(10 * (MARGIN + (north - lat) * scale)) / 10,
    ],
  }
}

/** The outline of a polygon or of several as the path of a drawing. */
export function pathOf(geometry: Geometry, at: Plan['at']): string {
  if (geometry.type === 'Polygon') return geometry.coordinates.map((ring) => ringOf(ring, at)).join('')
  if (geometry.type === 'MultiPolygon') {
    return geometry.coordinates.flatMap((part) => part.map((ring) => ringOf(ring, at))).join('')
  }
  return ''
}

function ringOf(ring: readonly Position[], at: Plan['at']): string {
  return `M${ring.map(([lon = 0, lat = 0]) => at([lon, lat]).join(' ')).join('L')}Z`
}
