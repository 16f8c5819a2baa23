// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { byNearness, type Draft, draftOf, formOf, holds, MOST, moved, renamed, without, withPlaces } from './draft.ts'

const at = (name: string, lon: number) => ({ id: name, name, lon, lat: 31 })
const [a, b, c] = [at('a', 121.4), at('b', 121.41), at('c', 121.42)] as const
const draft: Draft = { places: [a, c, b], aDay: 12 }
const names = (one: Draft) => one.places.map((place) => place.name).join('')

test('a place is added once and taken out again', () => {
  expect(names(withPlaces({ ...draft, places: [a] }, [a, b]))).toBe('ab')
  expect(names(without(draft, { ...c, id: 'called otherwise' }))).toBe('ab')
  expect(holds(draft, b)).toBe(true)
})

test('a plan holds no more places than the platform takes', () => {
  const many = Array.from({ length: MOST + 5 }, (_, n) => at(String(n), 100 + n / 100))
  expect(withPlaces({ places: [], aDay: 1 }, many).places).toHaveLength(MOST)
})

test('the order is changed place by place, and not over the ends', () => {
  expect(names(moved(draft, 0, 1))).toBe('cab')
  expect(names(moved(draft, 0, -1))).toBe('acb')
  expect(names(moved(draft, 2, 1))).toBe('acb')
})

test('by nearness the way starts where it started', () => {
  expect(names(byNearness(draft))).toBe('abc')
  expect(names(byNearness({ places: [], aDay: 1 }))).toBe('')
})

test('what is sent is named and within what a day may hold', () => {
  expect(formOf(renamed({ ...draft, aDay: 0 }, 0, '  '))).toEqual({
    places: [
      { name: '点位', lon: 121.4, lat: 31 },
      { name: 'c', lon: 121.42, lat: 31 },
      { name: 'b', lon: 121.41, lat: 31 },
    ],
    a_day: 1,
  })
})

test('writing starts from the plan there is', () => {
  const plan = { person: 'P', edited: true, a_day: 200, days: 1, places: [a, b], ground: [], writable: true }
  expect(draftOf(plan)).toEqual({ places: [a, b], aDay: 2 })
})
