// SPDX-License-Identifier: Apache-2.0
import type { MapCase } from '@tongguan/map'
import { expect, test } from 'vitest'
import { askedOf, casesIn, filters } from './filters.ts'

test('only what the platform understands is asked', () => {
  expect(askedOf(filters.read({ lamp: 'red', class: '02', region: '310112001' }))).toEqual({
    lamp: 'red',
    class: '02',
    region: '310112001',
  })
  expect(askedOf(filters.read({ lamp: 'pink', class: '2', region: 'x', case: '1' }))).toEqual({})
})

test('self-governing grids are coloured unless the address says another ground or none', () => {
  expect(filters.read({}).by).toBe('autonomy')
  expect(filters.read({ by: 'street' }).by).toBe('street')
  expect(filters.read({ by: 'off' }).by).toBe('off')
})

test('what lies in view is listed in the order it came', () => {
  const row = (no: string, lon: number, lat: number): MapCase => [
    no,
    no,
    lon,
    lat,
    'red',
    'handling',
    null,
    'normal',
    no,
  ]
  const cases = [row('b', 121.4, 31.1), row('far', 122, 31.1), row('a', 121.5, 31)]
  expect(casesIn(cases, undefined, [121.3, 31, 121.5, 31.2]).map((one) => one[0])).toEqual(['b', 'a'])
  expect(casesIn(cases, undefined, undefined)).toBe(cases)
  const ring = [
    [121.45, 30.9],
    [121.6, 30.9],
    [121.6, 31.05],
    [121.45, 31.05],
    [121.45, 30.9],
  ]
  const ground = { type: 'Polygon' as const, coordinates: [ring] }
  expect(casesIn(cases, ground, [0, 0, 1, 1]).map((one) => one[0])).toEqual(['a'])
})
