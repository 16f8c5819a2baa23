// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { begun, byNearness, holds, moved, placesIn, renamed, told, without, withPlaces } from './draft.ts'
import type { Place } from './ground.ts'

const at = (name: string, lon: number) => ({ id: name, name, lon, lat: 31 })
const [a, b, c] = [at('a', 121.4), at('b', 121.41), at('c', 121.42)] as const
const places = [a, c, b]
const names = (some: readonly Place[]) => some.map((place) => place.name).join('')

test('a place is added once and taken out again', () => {
  expect(names(withPlaces([a], [a, b]))).toBe('ab')
  expect(names(without(places, { ...c, id: 'called otherwise' }))).toBe('ab')
  expect(holds(places, b)).toBe(true)
})

test('a plan holds no more places than the platform takes', () => {
  expect(names(withPlaces([a], [b, c], 2))).toBe('ab')
})

test('the order is changed place by place, and not over the ends', () => {
  expect(names(moved(places, 0, 1))).toBe('cab')
  expect(names(moved(places, 0, -1))).toBe('acb')
  expect(names(moved(places, 2, 1))).toBe('acb')
})

test('by nearness the way starts where it started', () => {
  expect(names(byNearness(places))).toBe('abc')
  expect(names(byNearness([]))).toBe('')
})

test('every place that is sent is named', () => {
  expect(told(renamed(places, 0, '  '))).toEqual([
    { name: '点位', lon: 121.4, lat: 31 },
    { name: 'c', lon: 121.42, lat: 31 },
    { name: 'b', lon: 121.41, lat: 31 },
  ])
})

test('writing starts from the plan there is', () => {
  const plan = { person: 'P', edited: true, a_day: 200, days: 1, places: [a, b], ground: [], writable: true }
  expect(begun(plan)).toEqual({ places: [a, b], a_day: 2 })
  expect(placesIn(undefined)).toEqual([])
})
