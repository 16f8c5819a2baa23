// SPDX-License-Identifier: Apache-2.0
import type { Position } from 'geojson'
import { expect, test } from 'vitest'
import { inside } from './inside.ts'

const square = (west: number, south: number, side: number): Position[] => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
]

test('a position is inside the ground and not in its hole', () => {
  const ground = { type: 'Polygon' as const, coordinates: [square(0, 0, 10), square(4, 4, 2)] }
  expect(inside(ground, [1, 1])).toBe(true)
  expect(inside(ground, [5, 5])).toBe(false)
  expect(inside(ground, [11, 5])).toBe(false)
})

test('ground in several parts holds what lies in any of them', () => {
  const ground = { type: 'MultiPolygon' as const, coordinates: [[square(0, 0, 1)], [square(5, 5, 1)]] }
  expect([0.5, 5.5, 3].map((at) => inside(ground, [at, at]))).toEqual([true, true, false])
})

test('neighbours share no position, wherever a grid is laid over them', () => {
  const [west, east] = [square(0, 0, 1), square(1, 0, 1)].map((ring) => ({
    type: 'Polygon' as const,
    coordinates: [ring],
  }))
  for (let n = 0; n < 400; n++) {
    const at = [0.001 + (n % 20) / 10, 0.001 + Math.floor(n / 20) / 20] as const
    const held = [west, east].filter((one) => one && inside(one, at)).length
    expect(held).toBe(at[0] < 2 ? 1 : 0)
  }
})
