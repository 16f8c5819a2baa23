// SPDX-License-Identifier: Apache-2.0
import type { Schema } from '@tongguan/api-client'
import { answerable, type Draft, given, missing } from '@tongguan/forms'
import { MOVES, type Move, moveForm } from '@tongguan/forms/moves.ts'
import { aMatter, TAKEN } from '@tongguan/forms/testing.ts'
import { expect, test } from 'vitest'
import { bringsOn, fieldsOn, placed, requestOf, sorted } from './forms.ts'
import { drawn } from './widgets.tsx'

const HERE = { lon: 121.4, lat: 31, accuracy: 12, at: 0 }
const OURS = ['U-1']
const named = (id: string) => ({ name: `${id}.jpg`, lon: 121.4, lat: 31 })
const photo = (kind: string, id = 'p') => ({ kind, blob: `photo:${id}` })

const lacking = (move: Move, draft: Draft, matter = aMatter()) => {
  const form = moveForm(move)
  return missing(form, fieldsOn(form, matter, draft), draft).map((lack) => lack.map((field) => field.name).join('|'))
}
const request = (move: Move, draft: Draft, matter = aMatter()) => requestOf(moveForm(move), matter, draft, OURS, named)

/** A case in which everything that a move may be about is going on at U-1. */
const busy = (given: Partial<Schema<'CaseOut'>> = {}) =>
  aMatter({
    class_code: '010101',
    whistle_calls: ['blown', 'answered'].map((state) => ({ id: state, unit: 'U-1', state })) as never,
    orders: ['sent', 'signed'].map((state) => ({ id: state, unit: 'U-1', role: 'assist', state })) as never,
    ...given,
  })

test.each(MOVES)(
  '%s, if it is made on the phone, sends nothing that is not taken, and asks for all that is needed',
  (move) => {
    const [form, matter] = [moveForm(move), busy()]
    const { properties = {}, required = [] } = TAKEN.get(move) ?? {}
    const answers = given(form, drawn, matter, OURS)
    const names = [
      ...fieldsOn(form, matter, {}).flatMap((field) => field.fills ?? [field.name]),
      ...Object.keys(answers),
    ]
    expect(names.filter((name) => !(name in properties))).toEqual([])
    if (answerable(form, drawn, matter, OURS)) expect(required.filter((name) => !names.includes(name))).toEqual([])
  },
)

test('a check that passed needs a photo and a position', () => {
  expect(lacking('check_pass', placed({}, HERE))).toEqual(['evidence'])
  expect(lacking('check_pass', { evidence: [photo('check')] })).toEqual(['lon'])
  expect(lacking('check_pass', placed({ evidence: [photo('check')] }, HERE))).toEqual([])
})

test('where satellites fail, a photo is enough for what was found', () => {
  expect(lacking('verify_back', { result: 'true' })).toEqual(['evidence|lon'])
  expect(lacking('verify_back', { result: 'true', evidence: [photo('scene')] })).toEqual([])
  expect(lacking('verify_back', placed({ result: 'true' }, HERE))).toEqual([])
})

test('photos of before and after become evidence of their kind, in their place', () => {
  const evidence = [photo('before', 'a'), photo('after', 'b')]
  expect(request('finish', { result: 'solved', note: ' 已清 ', evidence })).toEqual({
    result: 'solved',
    note: '已清',
    evidence: [
      { kind: 'before', blob: 'photo:a', name: 'a.jpg', lon: 121.4, lat: 31 },
      { kind: 'after', blob: 'photo:b', name: 'b.jpg', lon: 121.4, lat: 31 },
    ],
  })
  expect(lacking('self_handle', { evidence: [photo('before')] })).toEqual(['evidence'])
  expect(lacking('self_handle', { evidence })).toEqual([])
})

test('whoever arrives says how sure the phone is of the place', () => {
  expect(request('arrive_task', placed({}, HERE))).toEqual({ lon: 121.4, lat: 31, accuracy: 12 })
  expect(request('arrive_whistle', placed({}, HERE), busy())).toMatchObject({ call: 'answered', accuracy: 12 })
  expect(request('check_fail', placed({ reason: 'r' }, HERE))).not.toHaveProperty('accuracy')
})

test('a whistle is answered by the call that went to my unit, an order signed that came to it', () => {
  const call = { id: 'c1', unit: 'U-1', state: 'blown' }
  const matter = aMatter({ whistle_calls: [{ ...call, id: 'c0', unit: 'U-9' }, call] as never })
  expect(request('answer_whistle', {}, matter)).toEqual({ call: 'c1' })
  expect(request('assist_sign', {}, busy())).toEqual({ order: 'sent' })
  expect(request('self_handle', { evidence: [photo('after')] }, busy())).toMatchObject({ class_code: '010101' })
})

test('what somebody should have seen is not answered for them: a case is accepted at the desk', () => {
  const filed = busy({ moves: [{ move: 'accept', name: '受理', form: '' }], condition: '010101-1' })
  expect(sorted(filed, OURS).map((part) => part.length)).toEqual([0, 1])
})

test('days left open stay open', () => {
  expect(request('request_extension', { reason: '等配件' })).toEqual({ reason: '等配件' })
})

test('what brings the matter on is offered first, what a phone cannot ask for is named for the desk', () => {
  const offers = (...moves: string[]) => moves.map((move) => ({ move, name: move, form: '' }))
  const moves = offers('record_contact', 'dispatch', 'urge', 'finish', 'arrive_task', 'self_handle')
  const names = (matter: Schema<'CaseOut'>) => sorted(matter, OURS).map((part) => part.map(({ move }) => move))
  const ours = ['arrive_task', 'finish', 'record_contact', 'urge']
  expect(names(aMatter({ moves }))).toEqual([ours, ['dispatch', 'self_handle']])
  expect(names(busy({ moves }))[0]).toEqual(['arrive_task', 'finish', 'self_handle', 'record_contact', 'urge'])
  expect(['finish', 'record_contact', 'refuse_task', 'unit_pass'].map(bringsOn)).toEqual([true, false, false, true])
})
