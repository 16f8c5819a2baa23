// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { aClock, aLine } from '../../../case/sample.ts'
import { byDay, clockStopped, sayings } from './story.ts'

test('facts are said in words, what has none is not shown raw', () => {
  const said = sayings(aLine({ move: 'sign', facts: { handler: 'P-7', order: 'b3c0', machine: false } }))
  expect(said).toEqual([{ label: ['处置人', 'handler'], as: 'name', values: ['P-7'] }])
})

test('several units are all named, and a reason is not said twice', () => {
  const said = sayings(aLine({ move: 'urge', reason: '快', facts: { units: ['U-1', 'U-2'], text: '快' } }))
  expect(said.map((one) => one.values)).toEqual([['U-1', 'U-2']])
})

test('the clock that a step stopped tells how long the link took', () => {
  const clock = aClock({ stopped_at: '2026-11-20T01:00:00Z' })
  expect(clockStopped(aLine(), [aClock(), clock])).toBe(clock)
  expect(clockStopped(aLine({ at: '2026-11-20T01:00:01Z' }), [clock])).toBeUndefined()
})

test('the newest step is read first', () => {
  const lines = [aLine({ version: 1, at: '2026-11-19T01:00:00Z' }), aLine({ version: 2 }), aLine({ version: 3 })]
  expect(byDay(lines, (at) => at.slice(0, 10)).map(([day, some]) => [day, some.map((line) => line.version)])).toEqual([
    ['2026-11-20', [3, 2]],
    ['2026-11-19', [1]],
  ])
})
