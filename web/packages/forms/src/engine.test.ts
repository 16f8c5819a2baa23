// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import {
  type AnyField,
  answerable,
  asked,
  bodyOf,
  type Form,
  fieldsOf,
  firstDraft,
  given,
  missing,
  rebased,
  shownOf,
  withPhrase,
  wrongIn,
} from './index.ts'

interface Booking {
  room: string | null
  keys: readonly string[]
}

/** A form as a table of forms would tell it. */
const SCHEMA = {
  properties: {
    room: { 'x-form': { label: ['房间', 'Room'], widget: 'parent' } },
    key: { 'x-form': { label: ['钥匙', 'Key'], widget: 'order' } },
    kind: { enum: ['b', 'a'], 'x-form': { label: ['种类', 'Kind'], widget: 'choice', set: 'kinds', initial: 'a' } },
    guests: {
      anyOf: [{ minimum: 1, maximum: 9 }, {}],
      'x-form': { label: ['人数', 'Guests'], widget: 'number', required: true },
    },
    why: { maxLength: 80, 'x-form': { label: ['理由', 'Why'], widget: 'words' } },
    lon: { 'x-form': { label: ['定位', 'Position'], widget: 'presence' } },
    lat: {},
    secret: {},
  },
  required: ['room', 'why'],
} as const
const NAMES = { kinds: { a: ['甲', 'A'], b: ['乙', 'B'], c: ['丙', 'C'] } } as const

const FORM: Form<Booking, AnyField> = {
  fields: fieldsOf(SCHEMA, NAMES),
  behaviours: {
    room: { unseen: true, from: (booking) => booking.room },
    key: { among: (booking, organs) => booking.keys.filter((key) => organs.includes(key)) },
    why: { when: (_, draft) => draft.kind === 'b' },
  },
}
const EMPTY: Booking = { room: null, keys: [] }
const names = (fields: readonly { name: string }[]) => fields.map(({ name }) => name)

test('a schema that says how people are asked becomes fields, in its order', () => {
  expect(names(FORM.fields)).toEqual(['room', 'key', 'kind', 'guests', 'why', 'lon'])
  expect(FORM.fields[2]).toMatchObject({
    options: [
      ['a', ['甲', 'A']],
      ['b', ['乙', 'B']],
    ],
    initial: 'a',
  })
  expect(FORM.fields[3]).toMatchObject({ least: 1, most: 9, required: true })
  expect(FORM.fields[4]).toMatchObject({ longest: 80, required: true })
  expect(FORM.fields[5]).toMatchObject({ fills: ['lon', 'lat'] })
  expect(() => fieldsOf(SCHEMA, { kinds: { a: ['甲', 'A'] } })).toThrow('kind: no names for b')
})

test('what is not asked for is not missing, and words typed into it are not sent', () => {
  const draft = { ...firstDraft(FORM, { ...EMPTY, room: 'r1' }), why: '开会' }
  expect(draft).toEqual({ room: 'r1', kind: 'a', why: '开会' })
  const fields = asked(FORM, EMPTY, draft)
  expect(names(fields)).toEqual(['room', 'key', 'kind', 'guests', 'lon'])
  expect(missing(FORM, fields, draft).map(names)).toEqual([['guests']])
  expect(bodyOf(FORM, EMPTY, shownOf({ ...draft, guests: 2, lat: 31, lon: 121 }, fields))).toEqual({
    room: 'r1',
    kind: 'a',
    guests: 2,
    lon: 121,
    lat: 31,
  })
})

test('of several ways to show something one will do', () => {
  const form = { ...FORM, either: ['kind', 'lon'] }
  expect(missing(form, form.fields, { room: 'r', guests: 1, why: 'x' }).map(names)).toEqual([['kind', 'lon']])
  expect(missing(form, form.fields, { room: 'r', guests: 1, why: 'x', lon: 0 })).toEqual([])
})

test('words leave without the spaces around them; an answer of No or none is an answer', () => {
  expect(bodyOf(FORM, EMPTY, { why: ' 开会 ', guests: 0, kind: '', lon: undefined, told: false })).toEqual({
    why: '开会',
    guests: 0,
    told: false,
  })
})

test('where a widget is not drawn, the matter answers what it can; what must be said and it cannot is not offered', () => {
  const drawn = (widget: AnyField['widget']) => widget !== 'parent' && widget !== 'order'
  const full = { room: 'r1', keys: ['k1', 'k2'] }
  expect(given(FORM, drawn, full, ['k2'])).toEqual({ room: 'r1', key: 'k2' })
  expect(answerable(FORM, drawn, full, [])).toBe(true)
  expect(answerable(FORM, drawn, EMPTY, ['k2'])).toBe(false)
  expect(answerable(FORM, () => true, EMPTY, [])).toBe(true)
})

test('what somebody else corrected meanwhile is not taken back by a form that was open', () => {
  const before = { class_code: '010101', address: '北街 12 号', urgency: 'normal' }
  const draft = { ...before, address: '北街 14 号', reason: '门牌有误' }
  expect(rebased(draft, before, { ...before, class_code: '020202', urgency: 'urgent' })).toEqual({
    class_code: '020202',
    address: '北街 14 号',
    urgency: 'urgent',
    reason: '门牌有误',
  })
})

test('a phrase is said once', () => {
  expect(withPhrase(' ', '已清理', '；')).toBe('已清理')
  expect(withPhrase('已到场 ', '已清理', '；')).toBe('已到场；已清理')
  expect(withPhrase('已清理', '已清理', '；')).toBe('已清理')
})

test('a form within a form has its fields beside the others, and is sent as it was declared', () => {
  const line = (label: string) => ({ minLength: 2, 'x-form': { label: [label, label] as const, widget: 'line' } })
  const schemas = { Post: { properties: { organ: line('机构'), since: {} }, required: ['organ'] } }
  const schema = { properties: { post: { $ref: '#/components/schemas/Post' }, why: line('理由') }, required: ['why'] }
  const form = { fields: fieldsOf(schema, {}, schemas) }
  expect(names(form.fields)).toEqual(['post.organ', 'why'])
  expect(missing(form, form.fields, { 'post.organ': 'C', why: ' 调入 ' }).map(names)).toEqual([['post.organ']])
  const draft = { 'post.organ': 'C-1', why: '调入' }
  expect(missing(form, form.fields, draft)).toEqual([])
  expect(bodyOf(form, undefined, draft)).toEqual({ post: { organ: 'C-1' }, why: '调入' })
})

test('what is found wrong is found at the field it lies in', () => {
  const wrong = [{ where: 'body.kind' }, { where: 'body.lat.0' }, { where: 'body.kindness' }]
  const at = FORM.fields.map((field) => [field.name, wrongIn(field, wrong).map(({ where }) => where)])
  expect(at.filter(([, found]) => found?.length)).toEqual([
    ['kind', ['body.kind']],
    ['lon', ['body.lat.0']],
  ])
})
