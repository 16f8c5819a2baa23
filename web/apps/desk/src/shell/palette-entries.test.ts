// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { matching, moved, phoneIn } from './palette-entries.ts'

const nothing = () => undefined
const commands = [
  { key: 'a', name: '配置 · 派单', run: nothing },
  { key: 'b', name: '派遣', also: 'dispatch', run: nothing },
  { key: 'c', name: '退出登录', also: 'sign out', run: nothing },
]

test('what begins with the words stands first', () => {
  expect(matching(commands, '派').map((one) => one.key)).toEqual(['b', 'a'])
})

test('english words find chinese pages', () => {
  expect(matching(commands, 'Sign out').map((one) => one.key)).toEqual(['c'])
})

test('a telephone number is known however it is written', () => {
  expect(phoneIn('+86 138-0000-1234')).toBe('13800001234')
  expect(phoneIn('021-6412 3456')).toBe('02164123456')
})

test('a task number is no telephone number', () => {
  expect(phoneIn('20261121000626')).toBeUndefined()
  expect(phoneIn('138000')).toBeUndefined()
})

test('arrows go round', () => {
  expect(moved(2, 'ArrowDown', 3)).toBe(0)
  expect(moved(0, 'ArrowUp', 3)).toBe(2)
  expect(moved(5, 'x', 3)).toBe(2)
})
