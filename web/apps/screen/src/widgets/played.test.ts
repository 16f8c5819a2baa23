// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { LAST, momentOf, openAt } from './played.ts'

const NOW = Date.parse('2026-11-23T03:00:00Z')

test('the first picture is of yesterday at this time, the last of now', () => {
  expect(momentOf(0, NOW)).toBe(Date.parse('2026-11-22T03:00:00Z'))
  expect(momentOf(LAST, NOW)).toBe(NOW)
  expect(momentOf(LAST - 6, NOW)).toBe(Date.parse('2026-11-23T02:00:00Z'))
})

test('a case is there from its report until it is closed', () => {
  const at = (hour: string) => `2026-11-23T${hour}:00Z`
  const cases = [
    { lon: 121.1, lat: 31, reported_at: at('00:30'), closed_at: at('01:30') },
    { lon: 121.2, lat: 31, reported_at: at('01:00'), closed_at: null },
  ]
  const seen = (hour: string) => openAt(cases, Date.parse(at(hour))).map((one) => one[2])
  expect(seen('00:00')).toEqual([])
  expect(seen('00:30')).toEqual([121.1])
  expect(seen('01:10')).toEqual([121.1, 121.2])
  expect(seen('01:30')).toEqual([121.2])
})
