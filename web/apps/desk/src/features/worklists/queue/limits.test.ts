// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { limitsOf } from './limits.ts'

const line = {
  link_due_at: '2026-11-22T10:00:00Z',
  link_since: '2026-11-22T09:00:00Z',
  due_at: '2026-11-23T10:00:00Z',
  reported_at: '2026-11-22T08:00:00Z',
  red_at: '2026-11-22T10:00:00Z',
}

test('the link is usually due first', () => {
  expect(limitsOf(line).map((limit) => limit?.of)).toEqual(['link', 'whole'])
})

test('the whole case may be due before its link is', () => {
  expect(
    limitsOf({ ...line, due_at: '2026-11-22T09:30:00Z', red_at: '2026-11-22T09:30:00Z' }).map((limit) => limit?.of),
  ).toEqual(['whole', 'link'])
})

test('a case that is not filed yet has only the limit of its link', () => {
  expect(limitsOf({ ...line, due_at: null })).toEqual([
    { of: 'link', due: line.link_due_at, since: line.link_since },
    undefined,
  ])
})

test('where nothing runs there is nothing to tell', () => {
  expect(limitsOf({ ...line, due_at: null, link_due_at: null })).toEqual([undefined, undefined])
})

test('the limit of the whole case is left out while it stands and its link goes on', () => {
  expect(limitsOf({ ...line, due_at: '2026-11-22T09:30:00Z' }).map((limit) => limit?.of)).toEqual(['link', undefined])
})
