// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { readTaken, withTaken } from './exif.ts'

/** The shortest thing that begins and ends like a JPEG. */
const PLAIN = Uint8Array.from([0xff, 0xd8, 0xff, 0xda, 0, 2, 0xff, 0xd9]).buffer

test.each([
  { at: Date.UTC(2026, 10, 22, 2, 42, 18), lon: 121.4269071, lat: 31.0100207 },
  { at: Date.UTC(2026, 0, 1), lon: -70.5, lat: -33.25 },
  { at: null, lon: 121.4, lat: 31 },
  { at: Date.UTC(2026, 5, 30, 23, 59, 59), lon: null, lat: null },
])('what is written is read again: $lon $lat', (taken) => {
  const read = readTaken(withTaken(PLAIN, taken).buffer)
  expect(read.at).toBe(taken.at)
  if (taken.lon === null) expect([read.lon, read.lat]).toEqual([null, null])
  else {
    expect(read.lon).toBeCloseTo(taken.lon, 7)
    expect(read.lat).toBeCloseTo(taken.lat ?? 0, 7)
  }
})

test('a picture without notes, or no picture at all, says nothing', () => {
  const nothing = { at: null, lon: null, lat: null }
  expect(readTaken(PLAIN)).toEqual(nothing)
  expect(readTaken(new TextEncoder().encode('no picture').buffer)).toEqual(nothing)
  expect(readTaken(new ArrayBuffer(0))).toEqual(nothing)
})
