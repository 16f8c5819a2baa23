// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { freshness } from './fresh.ts'

test('a wall that hears nothing says so, then greys out', () => {
  const at = Date.UTC(2026, 10, 22, 10)
  expect(freshness(at, at + 20_000)).toBe('fresh')
  expect(freshness(at, at + 60_000)).toBe('old')
  expect(freshness(at, at + 120_000)).toBe('dead')
})
