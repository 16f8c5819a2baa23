// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { ranked } from './ranked.ts'

function area(code: string, on_time: number | null, overdue = 0, open = 1) {
  return { code, name: code, name_en: code, open, overdue, due_soon: 0, reported: 0, closed: 10, on_time }
}

test('the best stands first and who closed nothing stands last', () => {
  const order = ranked([area('a', null, 0, 3), area('b', 0.9), area('c', 1, 4), area('d', 1, 0), area('e', null, 0, 9)])
  expect(order.map((one) => one.code)).toEqual(['d', 'c', 'b', 'e', 'a'])
})
