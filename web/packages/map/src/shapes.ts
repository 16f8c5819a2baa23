// SPDX-License-Identifier: Apache-2.0
/** The outlines of an edition: fetched once, turned into the coordinates of the tiles, measured. */
import type { Schema } from '@tongguan/api-client'
import type { Feature, FeatureCollection, Geometry, Point, Position } from 'geojson'
import { fromGcj02, type LonLat, toGcj02 } from './gcj02.ts'

/** The answer of /api/v1/city; the client forgets that bounds are four numbers. */
export type City = Omit<Schema<'CityOut'>, 'bounds'> & { bounds: readonly number[] }

export type Box = readonly [west: number, south: number, east: number, north: number]

export interface OutlineProperties {
  code: string
  name?: string
  name_en?: string
  label?: [number, number]
  [further: string]: unknown
}

export type Outlines = FeatureCollection<Geometry, OutlineProperties>

/** How positions of the hub become positions of the map, and back; the same unless the tiles are shifted. */
export interface Projection {
  to(position: LonLat): LonLat
  from(position: LonLat): LonLat
  shifted: boolean
}

const plain: Projection = { to: (position) => position, from: (position) => position, shifted: false }
const shifting: Projection = { to: toGcj02, from: fromGcj02, shifted: true }

export function projectionOf(city: City): Projection {
  return city.tiles?.crs === 'gcj02' ? shifting : plain
}

const fetched = new Map<string, Promise<Outlines>>()

/** The outlines of a layer in WGS-84; asked once, asked again after a failure. */
export function outlinesOf(city: City, layer: string): Promise<Outlines> {
  const url = city.layers.find((one) => one.code === layer)?.url
  if (url === undefined) return Promise.resolve({ type: 'FeatureCollection', features: [] })
  let found = fetched.get(url)
  if (found === undefined) {
    found = fetch(url, { credentials: 'same-origin' }).then((answer) => {
      if (!answer.ok) throw new Error(`${url}: ${answer.status}`)
      return answer.json()
    })
    found.catch(() => fetched.delete(url))
    fetched.set(url, found)
  }
  return found
}

/** The same outlines in the coordinates of the map. */
export function projected(outlines: Outlines, projection: Projection): Outlines {
  if (!projection.shifted) return outlines
  const turn = (position: Position): Position => [...projection.to([position[0] ?? 0, position[1] ?? 0])]
  return {
    ...outlines,
    features: outlines.features.map((one) => ({ ...one, geometry: turned(one.geometry, turn) })),
  }
}

function turned(geometry: Geometry, turn: (position: Position) => Position): Geometry {
  switch (geometry.type) {
    case 'Point':
      return { ...geometry, coordinates: turn(geometry.coordinates) }
    case 'LineString':
    case 'MultiPoint':
      return { ...geometry, coordinates: geometry.coordinates.map(turn) }
    case 'Polygon':
    case 'MultiLineString':
      return { ...geometry, coordinates: geometry.coordinates.map((line) => line.map(turn)) }
    case 'MultiPolygon':
      return { ...geometry, coordinates: geometry.coordinates.map((part) => part.map((ring) => ring.map(turn))) }
    case 'GeometryCollection':
      return { ...geometry, geometries: geometry.geometries.map((one) => turned(one, turn)) }
  }
}

/** Names where they stand well, one for each outline. */
export function labelsOf(
  outlines: Outlines,
  projection: Projection,
  english: boolean,
): FeatureCollection<Point, { name: string }> {
  return {
    type: 'FeatureCollection',
    features: outlines.features.flatMap((one): Feature<Point, { name: string }>[] => {
      const { label, name, name_en } = one.properties
      const said = (english && name_en) || name
      if (label === undefined || said === undefined) return []
      return [
        {
          type: 'Feature',
          geometry: { type: 'Point', coordinates: [...projection.to(label)] },
          properties: { name: said },
        },
      ]
    }),
  }
}

/** The world without the district. */
export function around(district: Outlines, projection: Projection): FeatureCollection {
  const holes = projected(district, projection).features.flatMap(({ geometry }) => {
    if (geometry.type === 'Polygon') return geometry.coordinates.slice(0, 1)
    return geometry.type === 'MultiPolygon' ? geometry.coordinates.flatMap((part) => part.slice(0, 1)) : []
  })
  const coordinates = [...WORLD, ...holes]
  return {
    type: 'FeatureCollection',
    features: [{ type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates } }],
  }
}

const WORLD: Position[][] = [
  [
    [-180, -85],
    [180, -85],
    [180, 85],
    [-180, 85],
    [-180, -85],
  ],
]

/** West, south, east, north of a shape; none for an empty one. */
export function boxOf(geometry: Geometry): Box | undefined {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
  const walk = (part: unknown): void => {
    if (!Array.isArray(part)) return
    const [lon, lat] = part
    if (typeof lon === 'number' && typeof lat === 'number') {
      box[0] = Math.min(box[0], lon)
      box[1] = Math.min(box[1], lat)
      box[2] = Math.max(box[2], lon)
      box[3] = Math.max(box[3], lat)
    } else for (const inner of part) walk(inner)
  }
  if (geometry.type === 'GeometryCollection') return undefined
  walk(geometry.coordinates)
  return Number.isFinite(box[0]) ? box : undefined
}

/** The box of the whole district (WGS-84). */
export function districtBox({ bounds: [west = 0, south = 0, east = 0, north = 0] }: City): Box {
  return [west, south, east, north]
}

/** The layer that draws the region or grid of this code; none for a code of no kind of ground. */
function layerOfCode(code: string): string | undefined {
  const grids: Readonly<Record<string, string>> = { A: 'autonomy', D: 'disposal' }
  const regions: Readonly<Record<number, string>> = { 9: 'streets', 12: 'communities', 15: 'cells' }
  return grids[code.charAt(0)] ?? regions[code.length]
}

/** The outline of a region or grid (WGS-84); none when its code is not known. */
export async function outlineOf(city: City, code: string): Promise<Geometry | undefined> {
  const layer = layerOfCode(code)
  if (layer === undefined) return undefined
  const outlines = await outlinesOf(city, layer)
  return outlines.features.find((one) => one.properties.code === code)?.geometry
}

/** The box of a region or grid (WGS-84); that of the district when its code is not known. */
export async function regionBox(city: City, code: string): Promise<Box> {
  const outline = await outlineOf(city, code)
  return (outline && boxOf(outline)) ?? districtBox(city)
}
