// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { inOrder, sought, whereabouts } from './whereabouts.ts'

const NOW = Date.parse('2026-11-22T04:00:00Z')
const KNOWN = {
  task_no: '20261122000007',
  title: '路灯不亮',
  said: 'with_unit',
  owner: 'C-1',
  lead_unit: 'U-1',
  names: { 'C-1': '区中心', 'U-1': '市政所' },
  reported_at: '2026-11-22T01:00:00Z',
  closed_at: null,
  due_at: '2026-11-23T04:00:00Z',
  link_due_at: '2026-11-22T03:00:00Z',
  suspended_until: null,
  outcome: null,
} as const

test('while a unit has it, the unit and the date it must be done by are told', () => {
  expect(whereabouts(KNOWN, NOW)).toEqual({ said: 'saidWithUnit', organ: '市政所', at: KNOWN.due_at, late: false })
})

test('before that it is with the centre, and a step that is late is told as late', () => {
  const early = { ...KNOWN, said: 'with_centre', lead_unit: null } as const
  expect(whereabouts(early, NOW)).toEqual({
    said: 'saidWithCentre',
    organ: '区中心',
    at: KNOWN.link_due_at,
    late: true,
  })
})

test('what has ended says when, and is never late', () => {
  const ended = { ...KNOWN, said: 'closed', closed_at: '2026-11-21T04:00:00Z' } as const
  expect(whereabouts(ended, NOW)).toMatchObject({ said: 'saidClosed', at: ended.closed_at, late: false })
  expect(whereabouts({ ...ended, said: 'rejected' }, NOW).said).toBe('saidRejected')
  expect(whereabouts({ ...KNOWN, said: 'merged' }, NOW).said).toBe('saidMerged')
})

test('a report that was joined to another is answered with it, and asked about last', () => {
  const joined = { ...KNOWN, said: 'merged', closed_at: '2026-11-21T04:00:00Z' } as const
  expect(whereabouts(joined, NOW).said).toBe('saidMergedClosed')
  const past = [
    { state: 'merged', closed_at: joined.closed_at },
    { state: 'closed', closed_at: joined.closed_at },
    { state: 'handling', closed_at: null },
  ]
  expect(inOrder(past).map((one) => one.state)).toEqual(['handling', 'closed', 'merged'])
})

test('a suspended case says when it goes on', () => {
  const until = '2027-03-01T00:00:00Z'
  expect(whereabouts({ ...KNOWN, said: 'suspended', suspended_until: until }, NOW)).toMatchObject({ at: until })
})

test('a telephone number and the number of a case are told apart', () => {
  expect(sought('138 1234 2671')).toEqual({ phone: '13812342671' })
  expect(sought('021-64120000')).toEqual({ phone: '02164120000' })
  expect(sought('20261122000007')).toEqual({ number: '20261122000007' })
  expect(sought('RX00001')).toEqual({ number: 'RX00001' })
  expect(sought(' 路灯 不亮')).toEqual({ words: '路灯 不亮' })
  expect(sought('lamp')).toEqual({ words: 'lamp' })
  expect(sought('灯')).toBeUndefined()
})
