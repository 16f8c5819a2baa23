// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { askedBy as asked, filters } from './asked.ts'

const askedBy = (search: Record<string, unknown>) => asked(filters.read(search))

test('the table opens with what is about to be late, the first due on top', () => {
  expect(filters.read({}).view).toBe('soon')
  expect(askedBy({})).toEqual({ lamp: 'ahead', sort: 'due' })
})

test('a source that was chosen goes before the source of the view', () => {
  expect(askedBy({ view: 'hotline' })).toEqual({ source: ['hotline_12345'], sort: 'newest' })
  expect(askedBy({ view: 'hotline', source: 'snap', region: '310112001', text: ' 路灯 ' })).toEqual({
    source: ['snap'],
    sort: 'newest',
    region: '310112001',
    text: '路灯',
  })
})
