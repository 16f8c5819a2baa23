// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { fromGcj02, inChina, type LonLat, toGcj02 } from './gcj02.ts'

/** A few thousand positions spread evenly, always the same. */
function spread(count: number, [west, south, east, north]: readonly [number, number, number, number]): LonLat[] {
  return Array.from({ length: count }, (_, n) => [
    west + (east - west) * ((n * 0.618_033_988_75) % 1),
    south + (north - south) * ((n * 0.754_877_666_25) % 1),
  ])
}

function metres(a: LonLat, b: LonLat): number {
  const east = (b[0] - a[0]) * 111_195 * Math.cos((a[1] * Math.PI) / 180)
  return Math.hypot(east, (b[1] - a[1]) * 111_195)
}

test('a position that goes to GCJ-02 and back stands where it stood', () => {
  for (const position of spread(4_000, [73.5, 3.5, 134.5, 53.5])) {
    expect(metres(position, fromGcj02(toGcj02(position)))).toBeLessThan(0.001)
  }
})

test('in China positions are shifted by some hundred metres', () => {
  for (const position of spread(2_000, [97, 22, 125, 47])) {
    const far = metres(position, toGcj02(position))
    expect(far).toBeGreaterThan(10)
    expect(far).toBeLessThan(1_000)
  }
})

test('outside China nothing is shifted', () => {
  for (const position of spread(1_000, [-179, -60, 70, 80])) {
    expect(inChina(position)).toBe(false)
    expect(toGcj02(position)).toBe(position)
    expect(fromGcj02(position)).toBe(position)
  }
})

test('the centre of Shanghai lies where the hub’s own conversion puts it', () => {
  const [lon, lat] = toGcj02([121.4737, 31.2304])
  expect(lon).toBeCloseTo(EXPECTED[0], 7)
  expect(lat).toBeCloseTo(EXPECTED[1], 7)
})

/** Given by tongguan.city.grid (point_from_wgs84). */
const EXPECTED = [121.47822305927693, 31.22845773757727] as const
