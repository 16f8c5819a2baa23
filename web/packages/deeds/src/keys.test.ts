// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { keyKeeper, keyRing } from './keys.ts'

test('the same wish keeps its key, another wish has another', () => {
  const keyFor = keyKeeper()
  const key = keyFor('漏水', { region: '310112' })
  expect(keyFor('漏水', { region: '310112' })).toBe(key)
  const edited = keyFor('漏水严重', { region: '310112' })
  expect(edited).not.toBe(key)
  expect(keyFor('漏水', { region: '310112' })).not.toBe(key)
  expect(keyKeeper()('漏水', { region: '310112' })).not.toBe(key)
})

test('a draft that moved on in between is the same draft, another file is another file', () => {
  const keyFor = keyKeeper()
  const file = (words: string) => new File([words], 'sources.csv', { lastModified: words.length })
  const key = keyFor({ id: 'd-1', version: 3 }, file('a'))
  expect(keyFor({ id: 'd-1', version: 4 }, file('a'))).toBe(key)
  expect(keyFor({ id: 'd-1', version: 4 }, file('bb'))).not.toBe(key)
})

test('wishes for several rows keep a key each until they are answered', () => {
  const keys = keyRing()
  const first = keys.keyFor('row 1')
  const second = keys.keyFor('row 2')
  expect(second).not.toBe(first)
  expect(keys.keyFor('row 1')).toBe(first)
  keys.answered('row 1')
  expect(keys.keyFor('row 1')).not.toBe(first)
  expect(keys.keyFor('row 2')).toBe(second)
})
