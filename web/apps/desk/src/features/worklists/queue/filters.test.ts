// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { addressOf, askedOf, chipsOf, opened, unfiltered, without } from './filters.ts'

test('a queue of the platform is asked for by name, most urgent first', () => {
  expect(askedOf('to_dispatch', {})).toEqual({ queue: 'to_dispatch', sort: 'due' })
})

test('what has ended stands newest first', () => {
  expect(askedOf('ended', {})).toEqual({ open: false, sort: 'newest' })
})

test('filters of the address go with the list', () => {
  expect(askedOf('all', { region: '310112001', source: 'snap', lamp: 'red', case: '20261122000001' })).toEqual({
    open: true,
    region: '310112001',
    source: ['snap'],
    lamp: 'red',
    sort: 'due',
  })
})

test('days are those of the city, and the last one counts to its end', () => {
  const asked = askedOf('all', { reported_from: '2026-11-21', reported_to: '2026-11-22' })
  expect(asked.reported_from).toBe('2026-11-21T00:00:00+08:00')
  expect(asked.reported_to).toBe('2026-11-23T00:00:00+08:00')
})

test('a lamp nobody knows is not asked for', () => {
  expect(askedOf('all', { lamp: 'purple' })).toEqual({ open: true, sort: 'due' })
})

test('each chip takes away its own value and nothing else', () => {
  const search = { source: ['snap', 'patrol'], text: '积水', case: '20261122000001' }
  expect(chipsOf(search).map((chip) => chip.value)).toEqual(['积水', 'snap', 'patrol'])
  expect(without(search, 'source', 'snap')).toEqual({ ...search, source: ['patrol'] })
  expect(unfiltered(search)).toEqual({ case: '20261122000001' })
})

test('a view keeps list, filters and columns, and opens the same', () => {
  const search = { lamp: 'red', columns: 'place,source', case: '20261122000001' }
  const address = addressOf('to_file', search)
  expect(address).toBe('/queue/to_file?lamp=red&columns=place%2Csource')
  expect(opened(address)).toEqual({ queue: 'to_file', search: { lamp: 'red', columns: 'place,source' } })
  expect(opened('https://elsewhere/')).toBeUndefined()
})
