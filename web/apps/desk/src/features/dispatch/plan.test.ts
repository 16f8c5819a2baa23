// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { type Advice, obstacleTo } from './plan.ts'

const advice = (kind: string | null): Advice => ({
  version: 3,
  edition: 1,
  proposal: null,
  step: kind === null ? null : { kind, to: { id: 'U-1', name: '市政所' } },
  by_hand_because: null,
  considered: [],
})

test('handing up needs a reason, no answer needs a person, everything else is one key', () => {
  expect(obstacleTo(advice('dispatch'))).toBeUndefined()
  expect(obstacleTo(advice('transfer_centre'))).toBeUndefined()
  expect(obstacleTo(advice('escalate'))).toBe('upWithReason')
  expect(obstacleTo(advice(null))).toBe('noProposal')
  expect(obstacleTo(undefined)).toBe('asking')
})
