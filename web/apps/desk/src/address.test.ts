// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { parseSearch, stringifySearch } from './address.ts'

test('a task number stays words, however many digits it has', () => {
  expect(parseSearch('?case=202611220041755')).toEqual({ case: '202611220041755' })
})

test('a filter given twice is a list, and comes back the same', () => {
  const search = { source: ['hotline_12345', 'snap'], lamp: 'red', text: '积水 & 井盖' }
  expect(parseSearch(stringifySearch(search))).toEqual(search)
})

test('what is empty does not stand in the address', () => {
  expect(stringifySearch({ lamp: undefined, text: '', source: [] })).toBe('')
})
