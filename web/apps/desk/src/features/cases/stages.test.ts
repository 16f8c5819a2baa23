// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { aCase, aClock } from '../../case/sample.ts'
import { stepsOf } from './stages.ts'

const how = (steps: ReturnType<typeof stepsOf>) => Object.fromEntries(steps.map((step) => [step.name, step.how]))

test('the present link is where the case is, what lies behind has its time', () => {
  const steps = stepsOf(
    aCase({
      link: 'sign',
      clocks: [
        aClock({ link: 'accept', stopped_at: '2026-11-20T01:05:00Z' }),
        aClock({ link: 'dispatch', stopped_at: '2026-11-20T01:20:00Z' }),
        aClock({ link: 'sign', started_at: '2026-11-20T01:20:00Z' }),
      ],
    }),
  )
  expect(how(steps)).toEqual({
    accept: 'done',
    file: 'skipped',
    dispatch: 'now',
    handle: 'next',
    check: 'next',
    callback: 'next',
    close: 'next',
  })
  expect(steps[0]?.at).toBe('2026-11-20T01:05:00Z')
  expect(steps[2]?.at).toBe('2026-11-20T01:20:00Z')
})

test('a case that is handled again shows checking as still to come', () => {
  const steps = stepsOf(
    aCase({
      link: 'handle',
      clocks: [aClock({ link: 'check', stopped_at: '2026-11-20T03:00:00Z' }), aClock({ link: 'handle' })],
    }),
  )
  expect(how(steps)).toMatchObject({ handle: 'now', check: 'next' })
})

test('a case that ended early was never dispatched', () => {
  const steps = stepsOf(
    aCase({ open: false, link: null, clocks: [aClock({ link: 'accept', stopped_at: '2026-11-20T01:05:00Z' })] }),
  )
  expect(how(steps)).toMatchObject({ accept: 'done', dispatch: 'skipped', close: 'skipped' })
})
