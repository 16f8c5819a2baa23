// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { blank, bodyOf, FORMS, missingFrom } from './fields.ts'

const api = readFileSync(resolve(import.meta.dirname, '../../../../../openapi/staff.yaml'), 'utf8')

/** `fields of a form` as the platform's description of itself has them. */
function described(move: string): string[] {
  const form =
    move === 'dispatch' ? 'DispatchForm' : move.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase())
  const block = new RegExp(`\\n    ${form}:\\n((?:      .*\\n)+)`).exec(api)?.[1] ?? ''
  const properties = /\n? {6}properties:\n((?: {8,}.*\n)+)/.exec(block)?.[1] ?? ''
  return [...properties.matchAll(/^ {8}(\w+):$/gm)].map((found) => found[1] ?? '')
}

test.each(Object.keys(FORMS))('the form of %s asks for nothing the platform does not know', (move) => {
  const known = described(move)
  for (const field of FORMS[move] ?? []) expect(known).toContain(field.key)
})

test('what must be filled in is named, what may be empty is left out', () => {
  const fields = FORMS.joint_start ?? []
  const empty = blank(fields)
  expect(empty).toEqual({ manner: 'assist', units: [], reason: '' })
  expect(missingFrom(fields, empty)).toEqual(['units'])
  expect(missingFrom(fields, { ...empty, units: ['U-1'] })).toEqual([])
  expect(bodyOf(fields, { ...empty, units: ['U-1'] })).toEqual({ manner: 'assist', units: ['U-1'] })
})

test('a blank is no reason', () => {
  expect(missingFrom(FORMS.refuse_return ?? [], { reason: '  ' })).toEqual(['reason'])
})
