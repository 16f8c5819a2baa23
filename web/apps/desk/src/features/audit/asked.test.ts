// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { askedOf, EMPTY, lastWeek } from './asked.ts'

test('what is empty is not asked', () => {
  expect(askedOf(EMPTY)).toEqual({})
  expect(askedOf({ ...EMPTY, move: ' apply_draft ' })).toEqual({ move: 'apply_draft' })
})

test('a day begins at midnight of the city', () => {
  expect(askedOf({ ...EMPTY, since: '2026-11-22' })).toEqual({ since: '2026-11-22T00:00:00+08:00' })
})

test('the last day asked for is asked to its end', () => {
  expect(askedOf({ ...EMPTY, until: '2026-11-30' })).toEqual({ until: '2026-12-01T00:00:00+08:00' })
})

test('last week is Monday to Sunday, also asked on a Sunday', () => {
  expect(lastWeek('2026-11-22')).toEqual(['2026-11-09', '2026-11-15'])
  expect(lastWeek('2026-11-23')).toEqual(['2026-11-16', '2026-11-22'])
})
