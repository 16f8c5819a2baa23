// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseYaml } from '@redocly/openapi-core'
import { expect, test } from 'vitest'
import { codesOf } from '../case/code-names.ts'
import { aCase } from '../case/sample.ts'
import { bodyOf, fieldsOf, fills, firstDraft, isMove, MOVES, missing, rebased, shownOf } from './move-forms.ts'

interface Property {
  enum?: string[]
  anyOf?: Property[]
}
interface Document {
  paths: Record<
    string,
    { post?: { requestBody?: { content: Record<string, { schema: { $ref?: string; anyOf?: { $ref?: string }[] } }> } } }
  >
  components: { schemas: Record<string, { properties?: Record<string, Property>; required?: string[] }> }
}

const openapi = parseYaml(
  readFileSync(resolve(import.meta.dirname, '../../../../../openapi/staff.yaml'), 'utf8'),
) as Document
const START = '/api/v1/cases/{case_id}/moves/'
const told = Object.keys(openapi.paths).filter((path) => path.startsWith(START))

function schemaOf(move: string) {
  const schema = openapi.paths[START + move]?.post?.requestBody?.content['application/json']?.schema
  const ref = schema?.$ref ?? schema?.anyOf?.find((one) => one.$ref !== undefined)?.$ref
  return openapi.components.schemas[ref?.split('/').at(-1) ?? ''] ?? {}
}

test('every move of the interface has a form, and no form is for a move that does not exist', () => {
  expect(told.map((path) => path.slice(START.length)).sort()).toEqual([...MOVES].sort())
  expect(isMove('dispatch')).toBe(true)
  expect(isMove('tick')).toBe(false)
})

test.each(MOVES)('%s asks for what the platform needs, and for nothing it does not take', (move) => {
  const { properties = {}, required = [] } = schemaOf(move)
  const filled = fieldsOf(move).flatMap(fills)
  expect(filled.filter((name) => !(name in properties))).toEqual([])
  const needed = fieldsOf(move).filter((field) => field.required === true)
  expect(required.filter((name) => !needed.some((field) => fills(field).includes(name)))).toEqual([])
})

test.each(MOVES)('the choices of %s are those the platform takes', (move) => {
  const { properties = {} } = schemaOf(move)
  for (const field of fieldsOf(move)) {
    if (field.widget !== 'choice') continue
    const offered = field.codes ?? codesOf(field.set).map(([code]) => code)
    const property = properties[field.name]
    const taken = property?.enum ?? property?.anyOf?.find((one) => one.enum !== undefined)?.enum
    if (taken !== undefined) expect([...offered].sort(), field.name).toEqual([...taken].sort())
    const named = codesOf(field.set).map(([code]) => code)
    expect(offered.filter((code) => !named.includes(code))).toEqual([])
  }
})

test('a correction sends what differs, a class with its condition, a place with its region', () => {
  const shown = aCase({ class_code: '010101', condition: '010101-1', address: '北街 12 号', urgency: 'normal' })
  const draft = { ...firstDraft('correct', shown), reason: '地点有误', urgency: 'urgent' }
  expect(bodyOf('correct', shown, draft)).toEqual({ reason: '地点有误', urgency: 'urgent' })
  expect(bodyOf('correct', shown, { ...draft, condition: '010101-2' })).toMatchObject({
    class_code: '010101',
    condition: '010101-2',
  })
  const moved = { ...draft, lon: 121.41, lat: 31, region: '310112001001' }
  expect(bodyOf('correct', shown, moved)).toMatchObject({ region: '310112001001', lon: 121.41, lat: 31 })
})

test('empty words are missing, a No is an answer', () => {
  expect(missing('close', aCase(), {}).map((field) => field.name)).toEqual(['condition_met'])
  expect(missing('close', aCase(), { condition_met: false })).toEqual([])
  expect(missing('reject', aCase(), { reason: '  ' }).map((field) => field.name)).toEqual(['reason'])
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

test('a reason against the list is not sent when the listed unit was chosen after all', () => {
  const fields = fieldsOf('dispatch').filter((field) => field.name !== 'override_reason')
  expect(shownOf({ lead: 'U-1', override_reason: '就近' }, fields)).toEqual({ lead: 'U-1' })
})
