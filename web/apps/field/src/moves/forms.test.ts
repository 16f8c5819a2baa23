// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { bodyOf, bringsOn, type Filled, FORMS, type MoveForm, missing, sorted } from './forms.ts'

const HERE = { lon: 121.4, lat: 31, accuracy: 12, at: 0 }
const named = (id: string) => ({ name: `${id}.jpg`, lon: 121.4, lat: 31 })

function form(move: string): MoveForm {
  const found = FORMS[move]
  if (found === undefined) throw new Error(move)
  return found
}

function filled(values: Record<string, string> = {}, photos: Filled['photos'] = {}): Filled {
  return { values, photos }
}

test('a check that passed needs a photo and a position', () => {
  const check = form('check_pass')
  expect(missing(check, filled(), HERE)).toMatchObject({ exhibit: 'check' })
  expect(missing(check, filled({}, { check: ['p'] }), undefined)).toMatchObject({ kind: 'position' })
  expect(missing(check, filled({}, { check: ['p'] }), HERE)).toBeUndefined()
})

test('where satellites fail, a photo is enough for what was found', () => {
  const back = form('verify_back')
  expect(missing(back, filled({ result: 'true' }), undefined)).toBe('shown')
  expect(missing(back, filled({ result: 'true' }, { scene: ['p'] }), undefined)).toBeUndefined()
  expect(missing(back, filled({ result: 'true' }), HERE)).toBeUndefined()
})

test('photos of before and after become evidence of their kind, in their place', () => {
  const body = bodyOf(
    form('finish'),
    filled({ result: 'solved', note: ' 已清 ' }, { before: ['a'], after: ['b'] }),
    undefined,
    {},
    named,
  )
  expect(body).toEqual({
    result: 'solved',
    note: '已清',
    evidence: [
      { kind: 'before', blob: 'photo:a', name: 'a.jpg', lon: 121.4, lat: 31 },
      { kind: 'after', blob: 'photo:b', name: 'b.jpg', lon: 121.4, lat: 31 },
    ],
  })
})

test('whoever arrives says how sure the phone is of the place', () => {
  const nothing = () => named('')
  expect(bodyOf(form('arrive_task'), filled(), HERE, {}, nothing)).toEqual({ lon: 121.4, lat: 31, accuracy: 12 })
  expect(bodyOf(form('arrive_whistle'), filled(), HERE, { call: 'c1' }, nothing)).toMatchObject({ accuracy: 12 })
  expect(bodyOf(form('check_fail'), filled({ reason: 'r' }), HERE, {}, named)).not.toHaveProperty('accuracy')
})

test('a whistle is answered by the call that went to my unit', () => {
  const call = { id: 'c1', unit: 'U-1', state: 'blown' }
  const matter = { orders: [], whistle_calls: [{ ...call, id: 'c0', unit: 'U-9' }, call], class_code: null }
  const given = form('answer_whistle').given?.(matter as never, ['U-1'])
  expect(given).toEqual({ call: 'c1' })
})

test('days left open stay open, and a day is told to its end of office hours', () => {
  const asked = bodyOf(form('request_extension'), filled({ reason: '等配件' }), undefined, {}, named)
  expect(asked).toEqual({ reason: '等配件', days: null })
  const until = filled({ reason: 'r', plan: 'p', until: '2026-12-01' })
  expect(bodyOf(form('request_suspend'), until, undefined, {}, named).until).toBe('2026-12-01T10:00:00.000Z')
})

test('what brings the matter on is offered first, what has no form here is named for the desk', () => {
  const moves = ['record_contact', 'dispatch', 'finish', 'arrive_task'].map((move) => ({ move, name: move, form: '' }))
  const [ours, others] = sorted(moves)
  expect(ours.map(({ move }) => move)).toEqual(['arrive_task', 'finish', 'record_contact'])
  expect(others.map(({ move }) => move)).toEqual(['dispatch'])
  expect(['finish', 'record_contact', 'refuse_task', 'unit_pass'].map(bringsOn)).toEqual([true, false, false, true])
})
