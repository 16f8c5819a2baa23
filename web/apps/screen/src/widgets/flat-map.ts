// SPDX-License-Identifier: Apache-2.0
/** A map without a graphics card: outlines of areas as SVG paths. */

import { RAMP_BREAKS } from '@tongguan/ui'
import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson'

export interface Shape {
  code: string
  name: string
  d: string
  /** Where its name stands. */
  middle: [number, number]
}

export interface Sheet {
  shapes: Shape[]
  /** Where a place of the world lies on the sheet. */
  at(lon: number, lat: number): [number, number]
}

type Ground = Polygon | MultiPolygon

/** The areas whose code begins with `within`, drawn to fill a sheet of this size. */
export function sheet(layer: FeatureCollection, within: string, width: number, height: number): Sheet {
  const shown = layer.features.filter(
    (one): one is Feature<Ground> =>
      (one.geometry.type === 'Polygon' || one.geometry.type === 'MultiPolygon') && codeOf(one).startsWith(within),
  )
  const places = shown.flatMap((one) => rings(one.geometry).flat())
  const [west, east] = extent(places.map((place) => place[0] ?? 0))
  const [south, north] = extent(places.map((place) => place[1] ?? 0))
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const scale = Math.min(width / Math.max(1e-9, (east - west) * squeeze), height / Math.max(1e-9, north - south)) * 0.94
  const at = (lon: number, lat: number): [number, number] => [
    width / 2 + (lon - (west + east) / 2) * squeeze * scale,
    height / 2 - (lat - (south + north) / 2) * scale,
  ]
  const shapes = shown.map((one): Shape => {
    const drawn = rings(one.geometry)
    const [left, right] = extent(drawn.flat().map((place) => place[0] ?? 0))
    const [bottom, top] = extent(drawn.flat().map((place) => place[1] ?? 0))
    return {
      code: codeOf(one),
      name: String(one.properties?.name_zh ?? one.properties?.name ?? ''),
      d: drawn.map((ring) => `M${ring.map(([lon = 0, lat = 0]) => point(at(lon, lat))).join('L')}Z`).join(''),
      middle: at((left + right) / 2, (bottom + top) / 2),
    }
  })
  return { shapes, at }
}

/** Which colour of the ramp a load has. */
export function step(open: number): number {
  const found = RAMP_BREAKS.findIndex((edge) => open < edge)
  return found === -1 ? RAMP_BREAKS.length : found
}

/** Which colour a load has among others, where areas are too large for the steps of a cell. */
export function relativeStep(open: number, most: number): number {
  if (open === 0 || most === 0) return 0
  return Math.min(RAMP_BREAKS.length, 1 + Math.floor((open / (most + 1)) * RAMP_BREAKS.length))
}

function codeOf(feature: Feature): string {
  return String(feature.properties?.code ?? '')
}

function rings(ground: Ground): Position[][] {
  return ground.type === 'Polygon' ? ground.coordinates : ground.coordinates.flat()
}

function extent(values: readonly number[]): [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const value of values) {
    if (value < low) low = value
    if (value > high) high = value
  }
  return low > high ? [0, 0] : [low, high]
}

function point([x, y]: [number, number]): string {
  return `${x.toFixed(1)},${y.toFixed(1)}`
}
