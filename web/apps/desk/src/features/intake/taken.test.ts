// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { emptyDraft } from './draft.ts'
import { classTaken } from './taken.ts'

test('a class brings what its callers usually want and makes an emergency urgent; what the agent chose stays', () => {
  const gas = { code: '030302', path: '突发事件/燃气泄漏/楼道闻到燃气味', kind: 'help' as const, emergency: true }
  const likely = { ...gas, score: 1, matched: [], condition: '030302-1' }
  expect(classTaken(emptyDraft(), likely)).toMatchObject({ kind: 'help', urgency: 'urgent' })
  const chosen = { ...emptyDraft(), kind: 'report' as const, kindChosen: true, urgency: 'critical' as const }
  expect({ ...chosen, ...classTaken(chosen, likely) }).toMatchObject({ kind: 'report', urgency: 'critical' })
  expect(classTaken({ ...chosen, classCode: '030302' }, likely)).toEqual({ classCode: null, className: '' })
})
