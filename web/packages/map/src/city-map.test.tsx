// SPDX-License-Identifier: Apache-2.0
/** The test machine has no WebGL2: what people see then is the plain drawing. */
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { CityMap, type MapCase, PlaceMap } from './index.ts'
import type { City } from './shapes.ts'

const square = (code: string, name: string, west: number) => ({
  type: 'Feature',
  properties: { code, name, name_en: name, label: [west + 0.05, 31.05] },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, 31],
        [west + 0.1, 31],
        [west + 0.1, 31.1],
        [west, 31.1],
        [west, 31],
      ],
    ],
  },
})
const streets = {
  type: 'FeatureCollection',
  features: [square('310112001', '江川路街道', 121.3), square('310112006', '古美街道', 121.4)],
}
const city = {
  edition: 1,
  bounds: [121.3, 31, 121.5, 31.1],
  layers: [
    {
      code: 'streets',
      name: '街镇',
      name_en: 'Streets',
      kind: 'boundary',
      attribution: null,
      url: '/map/1/streets.geojson',
    },
  ],
  states: [],
  tiles: null,
} as unknown as City
const row: MapCase = ['id-1', '2026-1', 121.35, 31.05, 'red', 'handling', null, 'normal', '井盖缺失']

beforeEach(() => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(JSON.stringify(streets))))
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

test('without WebGL2 the map is drawn all the same, says why, and tells the load of every street', async () => {
  const load = { '310112001': { open: 3, red: 1, yellow: 0 } }
  render(<CityMap city={city} label="在办案件" cases={[row]} load={load} by="street" onPick={() => undefined} />)
  expect(await screen.findByRole('button', { name: '江川路街道：在办 3 件，超时 1' })).toBeTruthy()
  expect(screen.getByRole('button', { name: '古美街道：在办 0 件' })).toBeTruthy()
  expect(screen.getByText(/不支持 WebGL2/)).toBeTruthy()
})

test('a street is picked by pointer and by keyboard, a case by its sign', async () => {
  const picked = vi.fn()
  const { container } = render(<CityMap city={city} label="在办案件" cases={[row]} by="street" onPick={picked} />)
  const street = await screen.findByRole('button', { name: /古美街道/ })
  fireEvent.click(street)
  fireEvent.keyDown(street, { key: 'Enter' })
  expect(picked).toHaveBeenCalledTimes(2)
  expect(picked).toHaveBeenLastCalledWith(expect.objectContaining({ kind: 'ground', code: '310112006' }))
  const sign = container.querySelector('circle')
  if (sign) fireEvent.pointerUp(sign)
  expect(picked).toHaveBeenLastCalledWith({ kind: 'cases', cases: [row] })
})

test('without WebGL2 a place is still put right, in steps of five metres', () => {
  const moved = vi.fn()
  render(<PlaceMap city={city} label="位置" point={{ lon: 121.4, lat: 31.1 }} onMove={moved} />)
  expect(screen.getByText(/121\.40000°E 31\.10000°N/)).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '向北 5 米' }))
  expect(moved).toHaveBeenCalledWith({ lon: 121.4, lat: 31.100045 })
})
