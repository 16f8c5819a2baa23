// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { neighbour } from './cursor.ts'
import { numbers } from './paging.tsx'

const ROWS = ['a', 'b', 'c']

test('keys walk the list, pass over what cannot be gone to, and stop at its ends', () => {
  expect(neighbour(ROWS, -1, 1)).toBe('a')
  expect(neighbour(ROWS, -1, -1)).toBe('c')
  expect(neighbour(ROWS, 0, 1, (row) => row !== 'b')).toBe('c')
  expect(neighbour(ROWS, 2, 1)).toBeUndefined()
  expect(neighbour([], -1, 1)).toBeUndefined()
})

test('of many pages the first, the last and those around are named', () => {
  expect(numbers(1, 3)).toEqual([1, 2, 3])
  expect(numbers(7, 20)).toEqual([1, 5, 6, 7, 8, 9, 20])
})
