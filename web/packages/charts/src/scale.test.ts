// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { path, ticks } from './scale.ts'

test('an axis ends at a round number that holds the highest value', () => {
  expect(ticks(143)).toEqual([0, 50, 100, 150])
  expect(ticks(7)).toEqual([0, 5, 10])
  expect(ticks(2)).toEqual([0, 1, 2])
  expect(ticks(0)).toEqual([0, 1])
  for (const most of [1, 3, 9, 55, 101, 999, 12_345]) expect(ticks(most).at(-1)).toBeGreaterThanOrEqual(most)
})

test('a path runs from the left to the right edge and the highest value touches the top', () => {
  expect(path([0, 10, 5], 100, 50, 10)).toBe('M0.0,50.0L50.0,0.0L100.0,25.0')
  expect(path([], 100, 50, 10)).toBe('')
  expect(path([3], 100, 50, 0)).toBe('M0.0,50.0')
})
