// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { keepHere, lastHere } from './remembered.ts'

const ZHANG = { person: 'P-1', name: '张伟', posts: [], areas: [], rights: [] }

test('who was here last is known without a line, until they sign out', async () => {
  await keepHere(ZHANG as never)
  expect(await lastHere()).toEqual(ZHANG)
  await keepHere(null)
  expect(await lastHere()).toBeNull()
})

test('a browser that keeps nothing knows nobody', async () => {
  const kept = globalThis.indexedDB
  Object.defineProperty(globalThis, 'indexedDB', { value: undefined, configurable: true })
  await keepHere(ZHANG as never)
  expect(await lastHere()).toBeNull()
  Object.defineProperty(globalThis, 'indexedDB', { value: kept, configurable: true })
})
