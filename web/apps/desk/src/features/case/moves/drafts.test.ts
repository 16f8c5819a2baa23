// SPDX-License-Identifier: Apache-2.0
import { afterEach, expect, test } from 'vitest'
import { dropDraft, keepDraft, keptDraft, keyFor } from './drafts.ts'

afterEach(() => dropDraft('k1', 'urge'))

test('the same words are sent again under the same key, other words under another', () => {
  keepDraft('k1', 'urge', { draft: {}, before: {}, seen: 3 })
  const first = keyFor('k1', 'urge', '{"text":"a"}')
  expect(keyFor('k1', 'urge', '{"text":"a"}')).toBe(first)
  expect(keyFor('k1', 'urge', '{"text":"b"}')).not.toBe(first)
})

test('typing on keeps the key, a move that was made forgets it', () => {
  keepDraft('k1', 'urge', { draft: { text: 'a' }, before: {}, seen: 3 })
  const first = keyFor('k1', 'urge', 'x')
  dropDraft('k1', 'urge')
  expect(keptDraft('k1', 'urge')).toBeUndefined()
  keepDraft('k1', 'urge', { draft: { text: 'a' }, before: {}, seen: 3 })
  expect(keyFor('k1', 'urge', 'x')).not.toBe(first)
})
