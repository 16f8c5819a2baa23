// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { requestKey } from './request-key.ts'

test('every wish has a key of its own, in the form of a random UUID', () => {
  const keys = Array.from({ length: 1000 }, requestKey)
  expect(new Set(keys).size).toBe(1000)
  for (const key of keys) expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})
