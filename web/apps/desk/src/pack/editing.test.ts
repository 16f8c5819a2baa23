// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import type { Column } from './data.ts'
import { differing, firstProblem } from './editing.ts'

const column = (name: string, holds: string, more: Partial<Column> = {}): Column => ({
  name,
  title: name,
  title_en: name,
  holds,
  key: false,
  choices: [],
  ...more,
})

test('only the cells that differ are sent', () => {
  expect(differing({ id: 'R1', lead: 'U-1', basis: '' }, { id: 'R1', lead: ' U-2 ', basis: '' })).toEqual({
    lead: 'U-2',
  })
  expect(differing(undefined, { id: 'R9', lead: '' })).toEqual({ id: 'R9' })
})

test('a row needs its key', () => {
  expect(firstProblem([column('id', 'text', { key: true })], { id: ' ' })?.column).toBe('id')
})

test.each([
  ['number', '三', false],
  ['number', '3.5', true],
  ['date', '2026/1/1', false],
  ['date', '2026-01-01', true],
  ['class', '暴露垃圾', false],
  ['class', '0201', true],
  ['whom', 'kind:water', false],
  ['whom', 'kind:water@street', true],
  ['whom', 'U-310112-water', true],
])('a %s cell that says %s is fit: %s', (holds, value, fit) => {
  expect(firstProblem([column('x', holds)], { x: value }) === undefined).toBe(fit)
})

test('a fixed word must be in its list', () => {
  const kind = column('kind', 'choice', { choices: [{ value: 'holiday', name: '放假' }] })
  expect(firstProblem([kind], { kind: 'holidays' })?.zh).toContain('holidays')
  expect(firstProblem([kind], { kind: 'holiday' })).toBeUndefined()
})
