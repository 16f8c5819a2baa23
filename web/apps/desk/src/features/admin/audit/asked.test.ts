// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { askedOf, EMPTY } from './asked.ts'

test('what is empty is not asked', () => {
  expect(askedOf(EMPTY)).toEqual({})
  expect(askedOf({ ...EMPTY, move: ' apply_draft ' })).toEqual({ move: 'apply_draft' })
})

test('a day begins at midnight of the city', () => {
  expect(askedOf({ ...EMPTY, since: '2026-11-22' })).toEqual({ since: '2026-11-22T00:00:00+08:00' })
})
