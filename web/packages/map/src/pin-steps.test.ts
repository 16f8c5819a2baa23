// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { circleOf, inDegrees, type Place, stepped, wayOf } from './pin-steps.ts'
import { pathOf, planOf } from './svg-plan.ts'

const here: Place = { lon: 121.4, lat: 31.1 }

function metres(a: Place, b: Place): number {
  const east = (b.lon - a.lon) * 111_195 * Math.cos((a.lat * Math.PI) / 180)
  return Math.hypot(east, (b.lat - a.lat) * 111_195)
}

test('an arrow key moves the pin by as many metres as it says, whatever the way', () => {
  for (const key of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']) {
    const way = wayOf(key)
    expect(way).toBeDefined()
    if (way) expect(metres(here, stepped(here, way, 50))).toBeCloseTo(50, 0)
  }
  expect(wayOf('a')).toBeUndefined()
})

test('north is up and east is to the right', () => {
  expect(stepped(here, 'north', 5).lat).toBeGreaterThan(here.lat)
  expect(stepped(here, 'east', 5).lon).toBeGreaterThan(here.lon)
})

test('four steps around a block lead back', () => {
  const back = (['north', 'east', 'south', 'west'] as const).reduce((at, way) => stepped(at, way, 5), here)
  expect(metres(here, back)).toBeLessThan(0.3)
})

test('the circle of a position has the size it says and is closed', () => {
  const ring = circleOf(here, 80)
  expect(ring[0]?.[0]).toBeCloseTo(ring.at(-1)?.[0] ?? 0, 9)
  for (const [lon, lat] of ring) expect(metres(here, { lon, lat })).toBeCloseTo(80, 3)
})

test('a position is told in degrees that a radio can carry', () => {
  expect(inDegrees(here)).toBe('121.40000°E 31.10000°N')
})

test('the plain drawing keeps proportions and has north at the top', () => {
  const plan = planOf([121.2, 30.9, 121.6, 31.3])
  const [west, south] = plan.at([121.2, 30.9])
  const [east, north] = plan.at([121.6, 31.3])
  expect(north).toBeLessThan(south)
  expect((east - west) / (south - north)).toBeCloseTo(Math.cos((31.1 * Math.PI) / 180), 2)
  const square = {
    type: 'Polygon' as const,
    coordinates: [
      [
        [121.2, 30.9],
        [121.6, 30.9],
        [121.6, 31.3],
        [121.2, 30.9],
      ],
    ],
  }
  expect(pathOf(square, plan.at)).toMatch(/^M12 .*Z$/)
})
