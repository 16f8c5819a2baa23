// SPDX-License-Identifier: Apache-2.0
import { beforeEach, expect, test } from 'vitest'
import { callOf, emptyDraft, keepDraft, keptDraft, missingIn, phoneIn } from './draft.ts'

beforeEach(() => sessionStorage.clear())

test('a call needs words and some place, nothing else', () => {
  expect(missingIn(emptyDraft())).toEqual(['words', 'address'])
  expect(missingIn({ ...emptyDraft(), words: '路灯不亮', address: '东川路' })).toEqual([])
  expect(missingIn({ ...emptyDraft(), words: '路灯不亮', region: '310112001' })).toEqual([])
})

test('a call in hand survives a reload with its key, so it is registered once', () => {
  const draft = { ...emptyDraft(), words: '路灯不亮' }
  keepDraft(draft)
  expect(keptDraft()).toEqual(draft)
  keepDraft(emptyDraft())
  expect(sessionStorage.length).toBe(0)
})

test('what was kept by an older desk, or broken, does no harm', () => {
  sessionStorage.setItem('tongguan.desk.intake', '{"words":"积水"}')
  expect(keptDraft()).toMatchObject({ words: '积水', urgency: 'normal', photos: [] })
  sessionStorage.setItem('tongguan.desk.intake', 'nonsense')
  expect(keptDraft().words).toBe('')
})

test('a position decides the region; without one the street that was chosen does', () => {
  const place = { lon: 121.4, lat: 31.1, name: '莘庄站', by: 'suggestion' as const }
  const call = callOf({ ...emptyDraft(), words: ' 积水 ', place, region: '310112001' })
  expect(call).toMatchObject({ words: '积水', region: '', address: '莘庄站', point: { lon: 121.4, lat: 31.1 } })
  expect(callOf({ ...emptyDraft(), words: '积水', region: '310112001' })).toMatchObject({
    region: '310112001',
    point: null,
  })
})

test('signs in a telephone number are no matter, letters are', () => {
  expect(phoneIn('138 1234-2671')).toBe('13812342671')
  expect(phoneIn('+86 13812342671')).toBe('8613812342671')
  expect(phoneIn('没有')).toBeUndefined()
  expect(phoneIn('110')).toBeUndefined()
})
