// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { change, large, signed } from './compare.ts'

test('a count is compared in percent, a share in points', () => {
  expect(change(1062, 1000, 'cases')).toBe('+6.2%')
  expect(change(500, 1000, 'cases')).toBe('−50%')
  expect(change(0.963, 0.967, 'share')).toBe('−0.4')
  expect(change(0.963, 0.963, 'share')).toBe('±0.0')
})

test('nothing is compared with nothing', () => {
  expect(change(7, 0, 'cases')).toBeUndefined()
  expect(change(null, 0.5, 'share')).toBeUndefined()
  expect(change(7, null, 'cases')).toBeUndefined()
})

test('a many times larger number stands beside the smaller one, not as a percentage', () => {
  expect(change(1083, 24, 'cases')).toBeUndefined()
  expect(change(400, 100, 'cases')).toBe('+300%')
})

test('a share that cannot be told is a dash, not nought', () => {
  expect(large(null, 'share')).toBe('—')
  expect(large(0, 'share')).toBe('0.0')
  expect(large(1, 'share')).toBe('100')
  expect(large(12_345, 'cases')).toBe('12,345')
  expect(signed(-3, 0)).toBe('−3')
})
