// SPDX-License-Identifier: Apache-2.0
/** Places of patrols and people on patrol as shapes of the map. */
import type { Feature, FeatureCollection, LineString, Point } from 'geojson'
import type { Stop, Walker } from './props.ts'
import type { Box, Projection } from './shapes.ts'

interface Somewhere {
  lon: number
  lat: number
}

/** A sign for each; `index` is where it stands in the list. */
export function signsOf(all: readonly (Stop | Walker)[], { to }: Projection): FeatureCollection<Point> {
  const features = all.map((one, index): Feature<Point> => {
    const sign = 'person' in one ? { name: one.name } : { kind: one.kind, ...(one.order && { order: one.order }) }
    return {
      type: 'Feature',
      properties: { index, ...sign },
      geometry: { type: 'Point', coordinates: [...to([one.lon, one.lat])] },
    }
  })
  return { type: 'FeatureCollection', features }
}

/** The way through the numbered places, in their order. */
export function wayOf(stops: readonly Stop[], { to }: Projection): FeatureCollection<LineString> {
  const walked = stops.filter((one) => one.order !== undefined).toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0))
  const coordinates = walked.map((one) => [...to([one.lon, one.lat])])
  const line = { type: 'Feature' as const, properties: {}, geometry: { type: 'LineString' as const, coordinates } }
  return { type: 'FeatureCollection', features: coordinates.length > 1 ? [line] : [] }
}

/** The box around places; none without any. */
export function boxAround(places: readonly Somewhere[]): Box | undefined {
  if (places.length === 0) return undefined
  const [lons, lats] = [places.map((one) => one.lon), places.map((one) => one.lat)]
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)]
}
