// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { aPhoto } from '../../case/sample.ts'
import { isPhoto, isRecording, laidOut } from './evidence.ts'

const at = (minute: number) => `2026-11-20T01:${String(minute).padStart(2, '0')}:00Z`

test('what was photographed after handling stands beside what was there before', () => {
  const { pairs, rest } = laidOut([
    aPhoto({ id: 'a2', kind: 'after', at: at(9) }),
    aPhoto({ id: 'b1', kind: 'before', at: at(1) }),
    aPhoto({ id: 'a1', kind: 'after', at: at(8) }),
    aPhoto({ id: 'b2', kind: 'before', at: at(2) }),
    aPhoto({ id: 'c1', kind: 'check', at: at(10) }),
  ])
  expect(pairs.map((pair) => [pair.before.id, pair.after.id])).toEqual([
    ['b1', 'a1'],
    ['b2', 'a2'],
  ])
  expect(rest.map((one) => one.id)).toEqual(['c1'])
})

test('the scene as reported stands in when nobody photographed it before handling', () => {
  const { pairs } = laidOut([aPhoto({ id: 's' }), aPhoto({ id: 'a', kind: 'after', at: at(8) })])
  expect(pairs).toHaveLength(1)
  expect(pairs[0]?.before.id).toBe('s')
})

test('what was photographed later is not what was there before', () => {
  const { pairs, rest } = laidOut([aPhoto({ id: 'a', kind: 'after', at: at(1) }), aPhoto({ id: 's', at: at(5) })])
  expect(pairs).toEqual([])
  expect(rest.map((one) => one.id)).toEqual(['a', 's'])
})

test('a file is never half of a pair', () => {
  const { pairs, rest } = laidOut([aPhoto({ id: 'p', kind: 'after', name: '验收单.pdf' }), aPhoto({ id: 's' })])
  expect(pairs).toEqual([])
  expect(rest).toHaveLength(2)
})

test.each(['call.wav', '来电.MP3', 'a.m4a', 'b.aac', 'c.amr', 'd.ogg', 'e.opus', 'f.3gp'])(
  'what was said is played and never drawn: %s',
  (name) => {
    expect(isRecording(aPhoto({ name }))).toBe(true)
    expect(isPhoto(aPhoto({ name }))).toBe(false)
  },
)
