// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { metresBetween } from '../position/fix.ts'
import { addsTo } from './track.ts'

const GATE = { lon: 121.4, lat: 31, accuracy: 10, at: 0 }

test('a position adds to the track when somebody has moved, or a minute has passed', () => {
  expect(addsTo(undefined, GATE)).toBe(true)
  expect(addsTo(GATE, { ...GATE, at: 5_000 })).toBe(false)
  expect(addsTo(GATE, { ...GATE, at: 60_000 })).toBe(true)
  expect(addsTo(GATE, { ...GATE, lat: 31.001, at: 5_000 })).toBe(true)
})

test('a position that may be anywhere is none', () => {
  expect(addsTo(undefined, { ...GATE, accuracy: 800 })).toBe(false)
})

test('a thousandth of a degree north is a hundred and eleven metres', () => {
  expect(metresBetween(GATE, { ...GATE, lat: 31.001 })).toBeCloseTo(111.2, 0)
})
