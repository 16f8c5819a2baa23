// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { besides, boardsAcross } from './across.ts'

test.each([
  [1920, 1080, 1],
  [1440, 900, 1],
  [3440, 1440, 1],
  [5120, 1440, 2],
  [7680, 2160, 2],
  [3840, 1200, 2],
  [11520, 2160, 3],
])('a wall of %i × %i has room for %i boards', (width, height, boards) => {
  expect(boardsAcross(width, height)).toBe(boards)
})

test('beside the chosen board hang those after it in the tabs, none twice', () => {
  const boards = ['a', 'b', 'c'].map((id) => ({ id }))
  expect(besides(boards, 'c', 2).map((one) => one.id)).toEqual(['a'])
  expect(besides(boards, 'b', 5).map((one) => one.id)).toEqual(['c', 'a'])
  expect(besides(boards, 'a', 1)).toEqual([])
})
