// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { type Command, itemOf } from '../../offline/item.ts'
import { corrected, wordsOf } from './correcting.ts'

const commands: Command[] = [
  { path: '/report', body: { words: '井盖松动', source: 'patrol' } },
  { path: '/cases/{case_id}/moves/self_handle', body: { note: '', class_code: '010101' } },
]
const item = itemOf({ person: 'P-1', subject: 's', title: 't', commands, photos: [] }, 0)

test('only the words can be corrected, and only of what was not granted', () => {
  expect(wordsOf(item).map(({ name }) => name)).toEqual(['0.words', '1.note'])
  expect(wordsOf({ ...item, done: 1 }).map(({ name }) => name)).toEqual(['1.note'])
})

test('corrected words take their place, everything else stays', () => {
  const after = corrected(item, [{ name: '1.note', value: '已加固' }])
  expect(after[0]).toEqual(commands[0])
  expect(after[1]?.body).toEqual({ note: '已加固', class_code: '010101' })
})
