// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { byLink, statesOf, worstFirst } from './links.ts'

const state = (code: string, count: number, red = 0, yellow = 0) => ({ state: code, name: code, count, red, yellow })
const area = (region: string, open: number, red: number) => ({ region, name: region, open, red, reported: 0 })

test('states add up to their links, and every link is there', () => {
  const links = byLink([
    state('reported', 3, 1),
    state('verifying', 2, 1, 1),
    state('handling', 7),
    state('elsewhere', 9),
  ])
  expect(links[0]).toEqual({ link: 'accept', count: 5, red: 2, yellow: 1 })
  expect(links).toHaveLength(9)
  expect(links.reduce((sum, one) => sum + one.count, 0)).toBe(12)
})

test('the street with most late cases stands first', () => {
  const streets = worstFirst([area('a', 9, 1), area('b', 3, 4), area('c', 12, 1)])
  expect(streets.map((one) => one.region)).toEqual(['b', 'c', 'a'])
})

test('a number leads to the cases of all its states', () => {
  expect(statesOf('dispatch')).toEqual(['pending_dispatch', 'coordinating', 'waiting_upper'])
})
