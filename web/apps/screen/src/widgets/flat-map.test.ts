// SPDX-License-Identifier: Apache-2.0
import type { FeatureCollection } from 'geojson'
import { expect, test } from 'vitest'
import { relativeStep, sheet, step } from './flat-map.ts'

function square(code: string, west: number, south: number) {
  const ring = [
    [west, south],
    [west + 0.1, south],
    [west + 0.1, south + 0.1],
    [west, south + 0.1],
    [west, south],
  ]
  return {
    type: 'Feature' as const,
    properties: { code, name_zh: code },
    geometry: { type: 'Polygon' as const, coordinates: [ring] },
  }
}
const streets: FeatureCollection = {
  type: 'FeatureCollection',
  features: [square('310112001', 121, 31), square('310112002', 121.1, 31), square('310113001', 122, 32)],
}

test('what lies within fills the sheet and stays on it, west to the left and north above', () => {
  const { shapes, at } = sheet(streets, '310112', 400, 300)
  expect(shapes.map((one) => one.code)).toEqual(['310112001', '310112002'])
  for (const shape of shapes) {
    const [x, y] = shape.middle
    expect(x).toBeGreaterThan(0)
    expect(x).toBeLessThan(400)
    expect(y).toBeGreaterThan(0)
    expect(y).toBeLessThan(300)
  }
  expect(shapes[0]?.middle[0]).toBeLessThan(shapes[1]?.middle[0] ?? 0)
  expect(at(121, 31.1)[1]).toBeLessThan(at(121, 31)[1])
})

test('the darker the colour the less is open', () => {
  expect([0, 1, 2, 4, 5, 9, 14, 20, 99].map(step)).toEqual([0, 0, 1, 1, 2, 3, 4, 5, 5])
  expect(relativeStep(0, 30)).toBe(0)
  expect(relativeStep(30, 30)).toBe(5)
  expect(relativeStep(1, 30)).toBe(1)
})
