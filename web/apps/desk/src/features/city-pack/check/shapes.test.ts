// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { boxOf, pathOf, plane, ringsOf, roomAround } from './shapes.ts'

const SQUARE = {
  type: 'Polygon',
  coordinates: [
    [
      [121, 31],
      [121.1, 31],
      [121.1, 31.1],
      [121, 31],
    ],
  ],
}

test('polygons are found wherever they stand', () => {
  expect(ringsOf(SQUARE)).toHaveLength(1)
  expect(ringsOf({ type: 'MultiPolygon', coordinates: [SQUARE.coordinates, SQUARE.coordinates] })).toHaveLength(2)
  expect(
    ringsOf({ type: 'GeometryCollection', geometries: [{ type: 'Point', coordinates: [1, 2] }, SQUARE] }),
  ).toHaveLength(1)
  expect(ringsOf(null)).toEqual([])
})

test('a small shape is seen with its surroundings', () => {
  const box = boxOf(ringsOf(SQUARE))
  expect(box).toEqual([121, 31, 121.1, 31.1])
  const [west, , east] = roomAround([121, 31, 121.0001, 31.0001])
  expect(east - west).toBeGreaterThan(0.01)
})

test('north is up and degrees of longitude are narrower', () => {
  const at = plane(60)
  expect(at([2, 1])).toBe('1000.000 -1000.000')
  expect(
    pathOf(
      [
        [
          [0, 0],
          [2, 1],
        ],
      ],
      at,
    ),
  ).toBe('M0.000 0.000L1000.000 -1000.000Z')
})
