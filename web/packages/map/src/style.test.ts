// SPDX-License-Identifier: Apache-2.0
import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import { expect, test } from 'vitest'
import { breaksFor, type Ground, rung } from './ground.ts'
import { lookOf } from './look.ts'
import type { MapTheme } from './palette.ts'
import { spotsOf } from './places.ts'
import { boxOf, type City, labelsOf, projected, projectionOf } from './shapes.ts'
import { DRAWN, styleOf } from './style.ts'

const city = {
  edition: 1,
  bounds: [121.2, 30.9, 121.6, 31.3],
  layers: DRAWN.map((code) => ({
    code,
    name: code,
    name_en: code,
    kind: 'base',
    attribution: null,
    url: `/map/1/${code}.geojson`,
  })),
  tiles: { url: 'https://tiles.example/{z}/{x}/{y}', crs: 'gcj02', attribution: 'somebody' },
} as unknown as City

const grounds: (Ground | undefined)[] = [undefined, 'cell', 'autonomy', 'disposal', 'community', 'street']

test.each(['light', 'dark'] as MapTheme[])('every %s style is one that MapLibre draws', (theme) => {
  for (const tiles of [false, true]) {
    for (const k of [0.7, 1, 2]) {
      for (const by of grounds) {
        for (const shown of [[], ['streets'], [...DRAWN]]) {
          const look = lookOf(theme, k, tiles)
          const style = styleOf({ city, look, by, breaks: [2, 5, 9, 14, 20], shown, addressed: true })
          expect(validateStyleMin(style).map((error) => error.message)).toEqual([])
          const sources = Object.keys(style.sources)
          for (const layer of style.layers) if ('source' in layer) expect(sources).toContain(layer.source)
        }
      }
    }
  }
})

test('the map of patrols is one that MapLibre draws', () => {
  const look = lookOf('light', 1, false)
  const wanted = { city, look, by: undefined, breaks: [], shown: [...DRAWN], addressed: true, patrols: true }
  const style = styleOf(wanted)
  expect(validateStyleMin(style).map((error) => error.message)).toEqual([])
  const sources = Object.keys(style.sources)
  for (const layer of style.layers) if ('source' in layer) expect(sources).toContain(layer.source)
})

test('only what is shown is fetched', () => {
  const look = lookOf('light', 1, false)
  const style = styleOf({ city, look, by: 'cell', breaks: [2, 3, 4, 5, 6], shown: ['streets'], addressed: true })
  const asked = Object.values(style.sources).filter(
    (source) => source.type === 'geojson' && typeof source.data === 'string',
  )
  expect(asked).toHaveLength(3)
})

const loads = (...open: number[]) =>
  Object.fromEntries(open.map((one, n) => [String(n), { open: one, red: 0, yellow: 0 }]))

test('the breaks of the design are kept where they fit', () => {
  expect(breaksFor(loads(1, 7, 22))).toEqual([2, 5, 9, 14, 20])
})

test.each([[0], [1], [3], [7], [9], [13], [45], [130], [700], [90_000]])(
  'with %i cases in the busiest ground the breaks rise and the busiest has the last colour or the one before',
  (most) => {
    const breaks = breaksFor(loads(0, 1, most))
    expect(breaks).toHaveLength(5)
    expect([...breaks].toSorted((a, b) => a - b)).toEqual(breaks)
    expect(new Set(breaks).size).toBe(5)
    expect(breaks[0]).toBeGreaterThan(1)
    if (most > 6) expect(rung(most, breaks)).toBe(5)
  },
)

test('ground without a case has no colour', () => {
  expect(rung(0, [2, 5, 9, 14, 20])).toBeUndefined()
  expect([1, 2, 19, 20].map((open) => rung(open, [2, 5, 9, 14, 20]))).toEqual([0, 1, 4, 5])
})

test('cases on one spot share a sign with the most urgent lamp', () => {
  const row = (no: string, lon: number, lamp: string) =>
    [no, no, lon, 31, lamp, 'handling', null, 'normal', no] as [
      string,
      string,
      number,
      number,
      string,
      string,
      null,
      string,
      string,
    ]
  const { rows, shapes } = spotsOf(
    [row('a', 121, 'green'), row('b', 121.000001, 'red'), row('c', 121.1, 'odd')],
    (at) => at,
  )
  expect(shapes.features.map((one) => one.properties)).toEqual([
    { spot: 0, lamp: 'red', rank: 4, count: 2, scale: 1 },
    { spot: 1, lamp: 'none', rank: 0, count: 1, scale: 1 },
  ])
  expect(rows[0]?.map((one) => one[0])).toEqual(['b', 'a'])
})

test('shapes move with shifted tiles, names stand where they did on the ground', () => {
  const outlines = {
    type: 'FeatureCollection' as const,
    features: [
      {
        type: 'Feature' as const,
        properties: { code: '1', name: '甲', name_en: 'A', label: [121.4, 31.1] as [number, number] },
        geometry: {
          type: 'MultiPolygon' as const,
          coordinates: [
            [
              [
                [121.4, 31.1],
                [121.5, 31.1],
                [121.5, 31.2],
                [121.4, 31.1],
              ],
            ],
          ],
        },
      },
    ],
  }
  const projection = projectionOf(city)
  const [moved] = projected(outlines, projection).features
  const box = moved && boxOf(moved.geometry)
  expect(box?.[0]).not.toBe(121.4)
  expect(box?.[0]).toBeCloseTo(121.4, 1)
  const label = labelsOf(outlines, projection, true).features[0]
  expect(label?.properties.name).toBe('A')
  expect(projection.from(label?.geometry.coordinates as [number, number])[0]).toBeCloseTo(121.4, 8)
})
