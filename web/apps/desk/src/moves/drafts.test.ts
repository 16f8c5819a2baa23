// SPDX-License-Identifier: Apache-2.0
import { afterEach, expect, test } from 'vitest'
import { dropDraft, formOf, keepDraft, keptDraft, keyFor } from './drafts.ts'

const FORM = formOf('k1', 'urge')

afterEach(() => dropDraft(FORM))

test('the same words are sent again under the same key, other words under another', () => {
  keepDraft(FORM, { draft: {}, before: {}, seen: 3 })
  const first = keyFor(FORM, '{"text":"a"}')
  expect(keyFor(FORM, '{"text":"a"}')).toBe(first)
  expect(keyFor(FORM, '{"text":"b"}')).not.toBe(first)
})

test('typing on keeps the key, a move that was made forgets it', () => {
  keepDraft(FORM, { draft: { text: 'a' }, before: {}, seen: 3 })
  const first = keyFor(FORM, 'x')
  dropDraft(FORM)
  expect(keptDraft(FORM)).toBeUndefined()
  keepDraft(FORM, { draft: { text: 'a' }, before: {}, seen: 3 })
  expect(keyFor(FORM, 'x')).not.toBe(first)
})

test('what is typed to agree is not found in the form that refuses', () => {
  expect(formOf('k1', 'review_appeal', { agreed: true })).not.toBe(formOf('k1', 'review_appeal', { agreed: false }))
})
