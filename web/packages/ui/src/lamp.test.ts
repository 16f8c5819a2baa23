// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { turned } from './lamp.ts'
import table from './lamp-table.json'

// The platform's own test reads the same table (tests/unit/cases/test_lamps.py).
test.each(table)('$what', ({ told, red_at, at, shown }) => {
  expect(turned(told, red_at, Date.parse(at))).toBe(shown)
})

test('a deadline of its own that passes while the case stands turns no lamp', () => {
  const stood = table.find((row) => row.told === 'paused')
  expect(turned('paused', stood?.due_at, Date.parse('2026-12-30T00:00:00Z'))).toBe('paused')
})
