// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { turned, weeksOf, workingDays } from './year.ts'

const NONE = new Map<string, { kind: string; note: string }>()

test('weeks begin on Monday and hold every day of the month once', () => {
  const weeks = weeksOf(2026, 2, NONE)
  expect(weeks[0]?.[6]?.date).toBe('2026-02-01') // a Sunday
  expect(weeks.flat().filter((day) => day !== undefined)).toHaveLength(28)
})

test('a year without exceptions works from Monday to Friday', () => {
  expect(workingDays(2026, NONE)).toBe(261)
})

test('a holiday takes a working day, a 调休 weekend gives one back', () => {
  const changed = new Map([
    ['2026-10-01', { kind: 'holiday', note: '国庆节' }],
    ['2026-10-10', { kind: 'workday', note: '调休上班' }],
  ])
  expect(workingDays(2026, changed)).toBe(261)
  const october = weeksOf(2026, 10, changed).flat()
  expect(october.find((day) => day?.date === '2026-10-01')).toEqual({
    date: '2026-10-01',
    kind: 'holiday',
    note: '国庆节',
  })
})

test('a click turns a day to what it can become, and an exception back', () => {
  const day = (date: string) =>
    weeksOf(2026, 10, new Map())
      .flat()
      .find((one) => one?.date === date)
  expect(turned(day('2026-10-08') ?? { date: '', kind: 'work', note: '' })).toBe('holiday')
  expect(turned(day('2026-10-10') ?? { date: '', kind: 'work', note: '' })).toBe('workday')
  expect(turned({ date: '2026-10-01', kind: 'holiday', note: '' })).toBeUndefined()
})
