// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { boxAround, signsOf, wayOf } from './patrol-shapes.ts'
import type { Stop } from './props.ts'
import { type City, projectionOf } from './shapes.ts'

const plain = projectionOf({ tiles: null } as City)
const stop = (id: string, lon: number, order?: number): Stop => {
  const base = { id, name: id, lon, lat: 31, kind: 'open' as const }
  return order === undefined ? base : { ...base, order }
}

test('the way goes through the numbered places in their order', () => {
  const [line] = wayOf([stop('b', 2, 2), stop('x', 9), stop('a', 1, 1)], plain).features
  expect(line?.geometry.coordinates).toEqual([
    [1, 31],
    [2, 31],
  ])
  expect(wayOf([stop('a', 1, 1)], plain).features).toEqual([])
})

test('a sign says where it stands in the list', () => {
  const signs = signsOf([stop('a', 1, 1), stop('b', 2)], plain)
  expect(signs.features.map((one) => one.properties)).toEqual([
    { index: 0, kind: 'open', order: 1 },
    { index: 1, kind: 'open' },
  ])
})

test('the box holds every place, and there is none around nothing', () => {
  expect(boxAround([stop('a', 1), stop('b', 2)])).toEqual([1, 31, 2, 31])
  expect(boxAround([])).toBeUndefined()
})
