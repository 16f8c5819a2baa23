// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { day, declare, oneOf, row, whole, word, words } from './filters.ts'

const filters = declare({
  region: word(),
  source: words(),
  show: oneOf('all', 'out'),
  since: day(),
  page: whole(1),
  case: row(),
})

test('what is not understood is dropped, and what goes without saying is left out of the address', () => {
  const search = { show: 'nonsense', since: '2026-02-30', page: '-3', region: '', source: 'a' }
  expect(filters.read(search)).toEqual({
    region: undefined,
    source: ['a'],
    show: 'all',
    since: undefined,
    page: 1,
    case: undefined,
  })
  expect(JSON.stringify(filters.validate({ ...search, show: 'all' }))).toBe('{"source":["a"]}')
})

test('a number of fifteen digits stays the word it was', () => {
  expect(filters.validate({ case: '310112202611220001' }).case).toBe('310112202611220001')
})

test('a list that is narrowed otherwise begins at its first page; one that is leafed through or opened does not', () => {
  const search = { page: '4', draft: 'd-1', case: '31' }
  expect(filters.changed(search, { region: '310112001' })).toMatchObject({ page: undefined, draft: 'd-1', case: '31' })
  expect(filters.changed(search, { case: '32' })).toMatchObject({ page: '4', case: '32' })
  expect(filters.changed({ ...search, region: '1' }, { region: '1' })).toMatchObject({ page: '4' })
})
