// SPDX-License-Identifier: Apache-2.0
/** A pin moved by keys: small steps in metres, whatever the zoom. */
export type Way = 'north' | 'south' | 'west' | 'east'

export interface Place {
  lon: number
  lat: number
}

const METRES = 111_195

const STEPS: Record<Way, readonly [east: number, north: number]> = {
  north: [0, 1],
  south: [0, -1],
  west: [-1, 0],
  east: [1, 0],
}

const KEYS: Readonly<Record<string, Way>> = {
  ArrowUp: 'north',
  ArrowDown: 'south',
  ArrowLeft: 'west',
  ArrowRight: 'east',
}

/** So many metres that way, rounded to about 10 cm. */
export function stepped({ lon, lat }: Place, way: Way, metres: number): Place {
  const [east, north] = STEPS[way]
  return rounded({
    lon: lon + (east * metres) / (METRES * Math.cos((lat * Math.PI) / 180)),
    lat: lat + (north * metres) / METRES,
  })
}

/** The way a key points, if it is an arrow. */
export function wayOf(key: string): Way | undefined {
  return KEYS[key]
}

export function rounded({ lon, lat }: Place): Place {
  return { lon: Math.round(lon * 1e6) / 1e6, lat: Math.round(lat * 1e6) / 1e6 }
}

/** 121.41142°E 31.00164°N */
export function inDegrees({ lon, lat }: Place): string {
  return `${lon.toFixed(5)}°E ${lat.toFixed(5)}°N`
}

/** A ring of so many metres around a place. */
export function circleOf({ lon, lat }: Place, metres: number): [lon: number, lat: number][] {
  return Array.from({ length: 49 }, (_, n) => {
    const angle = (n / 48) * 2 * Math.PI
    const east = (Math.cos(angle) * metres) / (METRES * Math.cos((lat * Math.PI) / 180))
    return [lon + east, lat + (Math.sin(angle) * metres) / METRES]
  })
}
