// SPDX-License-Identifier: Apache-2.0
import { asked, bodyOf, type Draft, fills, firstDraft, missing, shownOf } from '@tongguan/forms'
import { CODES } from '@tongguan/forms/codes.ts'
import { isMove, MOVES, type Move, moveForm } from '@tongguan/forms/moves.ts'
import { TAKEN } from '@tongguan/forms/testing.ts'
import { expect, test } from 'vitest'
import type { Case } from '../case/case-data.ts'
import { aCase } from '../case/sample.ts'

const lacking = (move: Move, draft: Draft, shown: Case = aCase()) =>
  missing(moveForm(move), asked(moveForm(move), shown, draft), draft).map((lack) => lack.map(({ name }) => name))

test('every move of the interface has a form, and no form is for a move that does not exist', () => {
  expect([...TAKEN.keys()].sort()).toEqual([...MOVES].sort())
  expect(isMove('dispatch')).toBe(true)
  expect(isMove('tick')).toBe(false)
})

test.each(MOVES)('%s asks for what the platform needs, and for nothing it does not take', (move) => {
  const { properties = {}, required = [] } = TAKEN.get(move) ?? {}
  const { fields, behaviours = {}, either = [] } = moveForm(move)
  const filled = fields.flatMap(fills)
  expect([...filled, ...either].filter((name) => !(name in properties))).toEqual([])
  const needed = fields.filter((field) => field.required).flatMap(fills)
  expect(required.filter((name) => !needed.includes(name))).toEqual([])
  expect(Object.keys(behaviours).filter((name) => !fields.some((field) => field.name === name))).toEqual([])
})

test.each(MOVES)('the choices of %s are those the platform takes', (move) => {
  const { properties = {} } = TAKEN.get(move) ?? {}
  for (const field of moveForm(move).fields) {
    if (field.widget !== 'choice') continue
    const offered = field.options.map(([code]) => code)
    const property = properties[field.name]
    const taken = property?.enum ?? property?.anyOf?.find((one) => one.enum !== undefined)?.enum
    expect([...offered].sort(), field.name).toEqual([...(taken ?? [])].sort())
  }
})

test('a correction sends what differs, a class with its condition, a place with its region', () => {
  const form = moveForm('correct')
  const shown = aCase({ class_code: '010101', condition: '010101-1', address: '北街 12 号', urgency: 'normal' })
  const draft = { ...firstDraft(form, shown), reason: '地点有误', urgency: 'urgent' }
  expect(bodyOf(form, shown, draft)).toEqual({ reason: '地点有误', urgency: 'urgent' })
  expect(bodyOf(form, shown, { ...draft, condition: '010101-2' })).toMatchObject({
    class_code: '010101',
    condition: '010101-2',
  })
  const moved = { ...draft, lon: 121.41, lat: 31, region: '310112001001' }
  expect(bodyOf(form, shown, moved)).toMatchObject({ region: '310112001001', lon: 121.41, lat: 31 })
})

test('empty words are missing, a No is an answer', () => {
  expect(lacking('close', {})).toEqual([['condition_met']])
  expect(lacking('close', { condition_met: false })).toEqual([])
  expect(lacking('reject', { reason: '  ' })).toEqual([['reason']])
})

test('what was found is shown by a photo or by a position, whichever there is', () => {
  expect(lacking('verify_back', { result: 'true' })).toEqual([['evidence', 'lon']])
  expect(lacking('verify_back', { result: 'true', lon: 121.4, lat: 31 })).toEqual([])
})

test('what the case answers already stands in the form', () => {
  const overdue = aCase({ overtime: true })
  expect(firstDraft(moveForm('supervise'), overdue)).toEqual({ ground: 'overtime', channel: 'platform' })
  expect(firstDraft(moveForm('callback_satisfied'), overdue)).toEqual({ solved: true })
  const asking = aCase({ requests: [{ kind: 'return', suggested_unit: 'U-7' }] as never })
  expect(firstDraft(moveForm('approve_return'), asking)).toEqual({ right_unit: 'U-7' })
})

test('a reason against the list is not sent when the listed unit was chosen after all', () => {
  const fields = moveForm('dispatch').fields.filter((field) => field.name !== 'override_reason')
  expect(shownOf({ lead: 'U-1', override_reason: '就近' }, fields)).toEqual({ lead: 'U-1' })
})

test('every code of a choice has a name', () => {
  for (const names of Object.values(CODES)) for (const [zh, en] of Object.values(names)) expect(zh && en).toBeTruthy()
})
