// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { sorted, type Work, workOf } from './work.ts'

const NOON = Date.parse('2026-11-22T04:00:00Z')
const HERE = { lon: 121.4, lat: 31 }

function work(key: string, hours: number | null, north: number | null): Work {
  return {
    key,
    kind: 'check',
    taskNo: key,
    title: key,
    address: '',
    dueAt: hours === null ? null : new Date(NOON + hours * 3_600_000).toISOString(),
    place: north === null ? undefined : { lon: HERE.lon, lat: HERE.lat + north / 1000 },
    mine: true,
    asked: null,
  }
}

const keys = (list: Work[]) => list.map((each) => each.key).join(' ')

test('the overdue come first, then what is due soon, and of equal urgency the near before the far', () => {
  const all = [
    work('far', 3, 30),
    work('none', null, 0),
    work('near', 3.5, 1),
    work('late', -1, 90),
    work('soon', 0.5, 60),
  ]
  expect(keys(sorted(all, 'urgent', HERE, NOON))).toBe('late soon near far none')
  expect(keys(sorted(all, 'near', HERE, NOON))).toBe('none near far soon late')
})

test('without a position the first due is first', () => {
  const all = [work('b', 3.5, 1), work('a', 3, 30), work('nowhere', 2, null)]
  expect(keys(sorted(all, 'urgent', undefined, NOON))).toBe('nowhere a b')
})

test('an order of a colleague is not mine, and one that waits for others is not work', () => {
  const order = {
    id: 'o',
    unit: 'U',
    unit_name: null,
    role: 'lead',
    state: 'signed',
    handler: 'P-2',
    handler_name: null,
    sent_at: '',
    due_at: null,
    case_id: '',
    task_no: '1',
    case_state: '',
    case_state_name: '',
    title: '',
    address: '',
    class_name: null,
    lamp: 'green',
    lon: null,
    lat: null,
  }
  const orders = [order, { ...order, id: 'p', handler: 'P-1' }, { ...order, id: 'q', state: 'submitted' }]
  const found = workOf({ tasks: [], orders, calls: [] }, 'P-1')
  expect(found.map(({ key, mine, kind }) => [key, mine, kind])).toEqual([
    ['o', false, 'handle'],
    ['p', true, 'handle'],
  ])
})
