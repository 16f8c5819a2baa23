// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { askedBy, viewOf } from './asked.ts'

test('the table opens with what is about to be late, the first due on top', () => {
  expect(viewOf({})).toBe('soon')
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
