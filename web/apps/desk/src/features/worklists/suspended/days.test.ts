// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { daysUntil, goesOnSoon } from './days.ts'

const NOW = Date.parse('2026-11-22T04:00:00Z')

test('a day that has begun counts', () => {
  expect(daysUntil('2026-11-22T10:00:00Z', NOW)).toBe(1)
  expect(daysUntil('2026-11-29T04:00:00Z', NOW)).toBe(7)
  expect(daysUntil('2026-11-21T03:00:00Z', NOW)).toBe(-1)
  expect(daysUntil(null, NOW)).toBeUndefined()
})

test('within a week is soon', () => {
  expect(goesOnSoon('2026-11-29T04:00:00Z', NOW)).toBe(true)
  expect(goesOnSoon('2026-11-29T05:00:00Z', NOW)).toBe(false)
  expect(goesOnSoon(null, NOW)).toBe(false)
})
