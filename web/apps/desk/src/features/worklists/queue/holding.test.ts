// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { hold } from './holding.ts'

const line = (id: string, title = id) => ({ id, title })
const lines = (ids: string) => [...ids].map((id) => line(id))
const known = (ids: string) => new Map(lines(ids).map((one) => [one.id, one]))
const ids = (held: { shown: { line: { id: string }; gone: boolean }[] }) =>
  held.shown.map((kept) => kept.line.id + (kept.gone ? '-' : '')).join('')

test('an empty list shows what was fetched', () => {
  expect(ids(hold([], new Map(), lines('abc')))).toBe('abc')
})

test('a case that comes in above waits, nothing moves', () => {
  const held = hold(['a', 'b'], known('ab'), lines('xab'))
  expect(ids(held)).toBe('ab')
  expect(held.arrived).toBe(1)
})

test('a case that changed is renewed in its place, whatever its place in the list is now', () => {
  const held = hold(['a', 'b'], known('ab'), [line('b'), line('a', 'now urgent')])
  expect(held.shown.map((kept) => kept.line.title)).toEqual(['now urgent', 'b'])
  expect(held.arrived).toBe(0)
})

test('a case that moved on stays where it was, marked', () => {
  const held = hold(['a', 'b', 'c'], known('abc'), lines('ac'))
  expect(ids(held)).toBe('ab-c')
  expect(held.left).toBe(1)
})

test('the next page is added below', () => {
  expect(ids(hold(['a', 'b'], known('ab'), lines('abcd')))).toBe('abcd')
})

test('a new list begins when every line has left', () => {
  expect(ids(hold(['a'], known('a'), lines('bc')))).toBe('a-bc')
})
