// SPDX-License-Identifier: Apache-2.0
/** Outlines (GeoJSON, WGS-84) as paths of a small flat drawing. */

type Ring = readonly (readonly number[])[]
type Box = readonly [west: number, south: number, east: number, north: number]

/** The rings of polygons, whether one, several or a collection with other things in it. */
export function ringsOf(shape: unknown): Ring[] {
  if (typeof shape !== 'object' || shape === null || !('type' in shape)) return []
  if (shape.type === 'Polygon' && 'coordinates' in shape) return shape.coordinates as Ring[]
  if (shape.type === 'MultiPolygon' && 'coordinates' in shape) return (shape.coordinates as Ring[][]).flat()
  if (shape.type === 'GeometryCollection' && 'geometries' in shape)
    return (shape.geometries as unknown[]).flatMap(ringsOf)
  return []
}

/** West, south, east, north of all rings; none without any. */
export function boxOf(rings: readonly Ring[]): Box | undefined {
  const points = rings.flat()
  if (points.length === 0) return undefined
  const lons = points.map(([lon = 0]) => lon)
  const lats = points.map(([, lat = 0]) => lat)
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)]
}

/** A box with room around it, never smaller than a few kilometres, so that a cell is seen with its surroundings. */
export function roomAround([west, south, east, north]: Box): Box {
  const [wide, high] = [Math.max((east - west) * 0.4, 0.02), Math.max((north - south) * 0.4, 0.02)]
  return [west - wide, south - high, east + wide, north + high]
}

/** Degrees become places on a plane with the right proportions at this latitude. */
export function plane(latitude: number): (point: readonly number[]) => string {
  const narrow = Math.cos((latitude * Math.PI) / 180)
  return ([lon = 0, lat = 0]) => `${(lon * narrow * 1000).toFixed(3)} ${(-lat * 1000).toFixed(3)}`
}

export function pathOf(rings: readonly Ring[], at: (point: readonly number[]) => string): string {
  return rings.map((ring) => `M${ring.map(at).join('L')}Z`).join('')
}

export function viewOf([west, south, east, north]: Box, latitude: number): string {
  const narrow = Math.cos((latitude * Math.PI) / 180)
  const [x, y] = [west * narrow * 1000, -north * 1000]
  return `${x} ${y} ${(east - west) * narrow * 1000} ${(north - south) * 1000}`
}
