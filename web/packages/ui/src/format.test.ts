// SPDX-License-Identifier: Apache-2.0
import { speak } from '@tongguan/words'
import { afterEach, expect, test } from 'vitest'
import { clockTime, dateTime, distance, remaining, shortTime, span } from './format.ts'

const NOON = '2026-11-22T04:00:00Z'

afterEach(() => speak('zh'))

test('times are the city’s, wherever the browser stands', () => {
  expect(clockTime(NOON)).toBe('12:00')
  expect(dateTime('2026-11-21T16:30:00Z')).toBe('2026-11-22 00:30')
})

test('today needs no date, this year no year', () => {
  expect(shortTime('2026-11-22T02:18:00Z', NOON)).toBe('10:18')
  expect(shortTime('2026-11-20T02:18:00Z', NOON)).toBe('11-20 10:18')
  expect(shortTime('2025-11-20T02:18:00Z', NOON)).toBe('2025-11-20 10:18')
})

test('what is left says so when nothing is left', () => {
  expect(remaining('2026-11-22T04:41:00Z', NOON)).toEqual({ text: '0:41', late: false, seconds: 2460 })
  expect(remaining('2026-11-22T03:48:30Z', NOON).text).toBe('超 0:11')
  speak('en')
  expect(remaining('2026-11-22T03:48:30Z', NOON).text).toBe('+0:11')
})

test('long spans are told in days, far things in kilometres', () => {
  expect(span(47 * 3600)).toBe('47:00')
  expect(span(75 * 3600)).toBe('3 天')
  expect(distance(420)).toBe('420 m')
  expect(distance(1_130)).toBe('1.1 km')
})
