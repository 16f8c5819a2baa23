// SPDX-License-Identifier: Apache-2.0
/**
 * GCJ-02, the shifted coordinates of Chinese map providers and of WeChat, and the way back. The hub keeps WGS-84 only;
 * this is for tiles and positions of others. No definition is published; the formulas are those known since about 2010.
 */
export type LonLat = readonly [lon: number, lat: number]

/** West, south, east, north of the rectangle within which positions are shifted. */
const CHINA = [72.004, 0.8293, 137.8347, 55.8271] as const
const AXIS = 6_378_245
const ECCENTRICITY_SQUARED = 0.006_693_421_622_965_943
const STEPS = 12
const { PI, abs, cos, sin, sqrt } = Math

export function inChina([lon, lat]: LonLat): boolean {
  return lon >= CHINA[0] && lon <= CHINA[2] && lat >= CHINA[1] && lat <= CHINA[3]
}

/** A WGS-84 position as GCJ-02; outside China the same. */
export function toGcj02(position: LonLat): LonLat {
  return inChina(position) ? shifted(position) : position
}

/** A GCJ-02 position as WGS-84, within a millimetre: guess, shift the guess, correct it by what is missing. */
export function fromGcj02(position: LonLat): LonLat {
  if (!inChina(position)) return position
  let [lon, lat] = position
  for (let step = 0; step < STEPS; step++) {
    const reached = shifted([lon, lat])
    lon += position[0] - reached[0]
    lat += position[1] - reached[1]
  }
  return [lon, lat]
}

function shifted([lon, lat]: LonLat): LonLat {
  const [x, y] = [lon - 105, lat - 35]
  const ripple = 20 * sin(6 * PI * x) + 20 * sin(2 * PI * x)
  const bend = 0.2 * sqrt(abs(x))
  const north =
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    bend +
    ((ripple + 20 * sin(PI * y) + 40 * sin((PI / 3) * y)) * 2) / 3 +
    ((160 * sin((PI / 12) * y) + 320 * sin((PI / 30) * y)) * 2) / 3
  const east =
    300 +
    x +
    2 * y +
    0.1 * x * x +
    0.1 * x * y +
    bend / 2 +
    ((ripple + 20 * sin(PI * x) + 40 * sin((PI / 3) * x)) * 2) / 3 +
    ((150 * sin((PI / 12) * x) + 300 * sin((PI / 30) * x)) * 2) / 3
  const latitude = (lat * PI) / 180
  const curvature = 1 - ECCENTRICITY_SQUARED * sin(latitude) ** 2
  const meridian = (AXIS * (1 - ECCENTRICITY_SQUARED)) / curvature ** 1.5
  const parallel = (AXIS / sqrt(curvature)) * cos(latitude)
  return [lon + (east / parallel) * (180 / PI), lat + (north / meridian) * (180 / PI)]
}
