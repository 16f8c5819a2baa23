// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { type Clock, hoursWords, limitWords, stagesOf, usedShare } from './stages.ts'

const clock = (kind: string, link: string, started_at: string, more: Partial<Clock> = {}): Clock => ({
  kind,
  link,
  name: link,
  organ: 'C-1',
  organ_name: null,
  amount: 2,
  unit: 'work_hour',
  started_at,
  due_at: null,
  paused_at: null,
  stopped_at: null,
  limit_seconds: 7200,
  used_seconds: 1800,
  left_seconds: 5400,
  lamp: 'green',
  ...more,
})

test('a link gone through twice shows its latest clock and says so', () => {
  const stages = stagesOf([
    clock('link', 'handle', '2026-11-23T03:00:00Z', { used_seconds: 60 }),
    clock('overall', 'overall', '2026-11-23T01:00:00Z'),
    clock('link', 'handle', '2026-11-22T03:00:00Z'),
    clock('link', 'return_review', '2026-11-22T05:00:00Z'),
    clock('side', 'evidence', '2026-11-22T05:00:00Z'),
  ])
  expect(stages.overall?.kind).toBe('overall')
  expect(stages.links.handle).toMatchObject({ times: 2, clock: { used_seconds: 60 } })
  expect(stages.others.map((one) => one.link)).toEqual(['return_review', 'evidence'])
})

test('limits and hours are told in their own units', () => {
  expect(limitWords(clock('link', 'accept', ''), 'zh')).toBe('2 工作时')
  expect(limitWords(clock('link', 'accept', '', { amount: null }), 'zh')).toBe('')
  expect(limitWords(clock('link', 'accept', '', { amount: 0.25, unit: 'work_day' }), 'en')).toBe('0.25 working d')
  expect(hoursWords(7 * 60)).toBe('0:07')
  expect(hoursWords(-93_600)).toBe('26:00')
})

test('the share used never leaves the bar', () => {
  expect(usedShare(clock('link', 'accept', ''))).toBe(0.25)
  expect(usedShare(clock('link', 'accept', '', { used_seconds: 99_999 }))).toBe(1)
  expect(usedShare(clock('link', 'accept', '', { limit_seconds: null }))).toBe(0)
})
