// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { type Advice, type Line, obstacleTo, stepped } from './plan.ts'

const advice = (kind: string | null): Advice => ({
  version: 3,
  edition: 1,
  proposal: null,
  step: kind === null ? null : { kind, to: { id: 'U-1', name: '市政所' } },
  by_hand_because: null,
  considered: [],
})

const line = (task_no: string) => ({ task_no }) as Line

test('handing up needs a reason, no answer needs a person, everything else is one key', () => {
  expect(obstacleTo(advice('dispatch'))).toBeUndefined()
  expect(obstacleTo(advice('transfer_centre'))).toBeUndefined()
  expect(obstacleTo(advice('escalate'))).toBe('upWithReason')
  expect(obstacleTo(advice(null))).toBe('noProposal')
  expect(obstacleTo(undefined)).toBe('asking')
})

test('keys walk the list and stop at its ends', () => {
  const lines = ['a', 'b', 'c'].map(line)
  expect(stepped(lines, undefined, 1)?.task_no).toBe('a')
  expect(stepped(lines, 'a', 1)?.task_no).toBe('b')
  expect(stepped(lines, 'c', 1)?.task_no).toBe('c')
  expect(stepped(lines, 'a', -1)?.task_no).toBe('a')
  expect(stepped([], 'a', 1)).toBeUndefined()
})
