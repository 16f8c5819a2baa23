// SPDX-License-Identifier: Apache-2.0
/** Positions and how far apart they are. */

/** A position as the phone tells it: WGS-84 degrees, radius of doubt in metres, when (ms). */
export interface Fix {
  lon: number
  lat: number
  accuracy: number
  at: number
}

export interface Place {
  lon: number
  lat: number
}

const EARTH_RADIUS = 6_371_008.8

/** Metres between two positions, along a great circle. */
export function metresBetween(one: Place, other: Place): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const halfLat = radians(other.lat - one.lat) / 2
  const halfLon = radians(other.lon - one.lon) / 2
  const chord =
    Math.sin(halfLat) ** 2 + Math.cos(radians(one.lat)) * Math.cos(radians(other.lat)) * Math.sin(halfLon) ** 2
  return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(chord)))
}

/** The place of something that may have none. */
export function placeOf(thing: { lon: number | null; lat: number | null }): Place | undefined {
  return thing.lon === null || thing.lat === null ? undefined : { lon: thing.lon, lat: thing.lat }
}

/** A position so doubtful that a photo or a reason should speak as well, in metres. */
export const DOUBTFUL = 100
