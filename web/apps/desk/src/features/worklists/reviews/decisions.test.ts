// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { type Asked, countByKind, decisionsOn } from './decisions.ts'

const asked = (kind: string) => ({ kind }) as Asked
const offer = (...moves: string[]) => moves.map((move) => ({ move, name: move, form: '' }))

test('only what the platform offers can be decided, agreeing first', () => {
  const decisions = decisionsOn(asked('extension'), offer('refuse_request', 'urge', 'extend'))
  expect(decisions.map((one) => one.move)).toEqual(['extend', 'refuse_request'])
  expect(decisionsOn(asked('extension'), offer('urge'))).toEqual([])
})

test('an appeal is agreed to or refused by the same move', () => {
  const decisions = decisionsOn(asked('appeal'), offer('review_appeal'))
  expect(decisions.map((one) => [one.key, one.fixed])).toEqual([
    ['agree', { agreed: true }],
    ['refuse', { agreed: false }],
  ])
})

test('requests are counted by kind', () => {
  expect(countByKind([asked('void'), asked('void'), asked('return')])).toMatchObject({ void: 2, return: 1, appeal: 0 })
})
