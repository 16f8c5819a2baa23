// SPDX-License-Identifier: Apache-2.0
import { afterEach, expect, test } from 'vitest'
import { clockTime, date } from './format.ts'
import { cityMoment, cityZone, setCityZone } from './zone.ts'

const CITY = cityZone() ?? ''

afterEach(() => setCityZone(CITY))

test('a day begins when the city says so', () => {
  expect(cityMoment('2026-11-22')).toBe('2026-11-22T00:00:00+08:00')
  expect(cityMoment('2026-11-22', '17:30')).toBe('2026-11-22T17:30:00+08:00')
  setCityZone('America/St_Johns')
  expect(cityMoment('2026-11-22')).toBe('2026-11-22T00:00:00-03:30')
})

test('clocks that are put forward and back are followed', () => {
  setCityZone('Europe/Berlin')
  expect(cityMoment('2026-03-29')).toBe('2026-03-29T00:00:00+01:00')
  expect(cityMoment('2026-03-29', '12:00')).toBe('2026-03-29T12:00:00+02:00')
  expect(cityMoment('2026-10-25', '12:00')).toBe('2026-10-25T12:00:00+01:00')
})

test('another city is shown its own times at once, and on the next visit', () => {
  const evening = '2026-11-22T16:30:00Z'
  expect([date(evening), clockTime(evening)]).toEqual(['2026-11-23', '00:30'])
  setCityZone('Asia/Urumqi')
  expect([date(evening), clockTime(evening)]).toEqual(['2026-11-22', '22:30'])
  expect(localStorage.getItem('tongguan.zone')).toBe('Asia/Urumqi')
})
