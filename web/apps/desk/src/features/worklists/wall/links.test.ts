// SPDX-License-Identifier: Apache-2.0

import type { Schema } from '@tongguan/api-client'
import { expect, test } from 'vitest'
import { byLink, worstFirst } from './links.ts'

const state = (code: Schema<'State'>, count: number, red = 0, yellow = 0) => ({
  state: code,
  name: code,
  count,
  red,
  yellow,
})
const area = (region: string, open: number, red: number) => ({ region, name: region, open, red, reported: 0 })

const FACTS = [
  { code: 'reported', column: 'accept' },
  { code: 'verifying', column: 'accept' },
  { code: 'pending_dispatch', column: 'dispatch' },
  { code: 'coordinating', column: 'dispatch' },
  { code: 'handling', column: 'handle' },
  { code: 'closed', column: null },
] as const

test('states add up to their links, and every link is there', () => {
  const links = byLink([state('reported', 3, 1), state('verifying', 2, 1, 1), state('handling', 7)], FACTS)
  expect(links[0]).toEqual({ link: 'accept', states: ['reported', 'verifying'], count: 5, red: 2, yellow: 1 })
  expect(links).toHaveLength(9)
  expect(links.reduce((sum, one) => sum + one.count, 0)).toBe(12)
})

test('a number leads to the cases of all its states, also when there are none', () => {
  const dispatch = byLink([], FACTS).find((one) => one.link === 'dispatch')
  expect(dispatch?.states).toEqual(['pending_dispatch', 'coordinating'])
})

test('the street with most late cases stands first', () => {
  const streets = worstFirst([area('a', 9, 1), area('b', 3, 4), area('c', 12, 1)])
  expect(streets.map((one) => one.region)).toEqual(['b', 'c', 'a'])
})
