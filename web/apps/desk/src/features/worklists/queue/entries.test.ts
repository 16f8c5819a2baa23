// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { entriesOf, linksShown } from './entries.ts'

const queue = (code: string, count: number, red = 0) => ({
  code,
  name: code,
  name_en: code,
  count,
  more: false,
  red,
  yellow: 0,
})
const NAMES = { all: '全部在办', ended: '已办结', red: '已超时', yellow: '临期' }
const first = (zh: string) => zh

test('queues stand in the groups people look for them in', () => {
  const groups = entriesOf(
    [queue('mine', 3, 1), queue('to_file', 2), queue('suspended', 1)],
    { open: 9, red: 1, yellow: 2 },
    NAMES,
    first,
  )
  expect(groups.mine.map((entry) => entry.code)).toEqual(['mine', 'all', 'ended'])
  expect(groups.links.map((entry) => entry.code)).toEqual(['to_file'])
  expect(groups.limits.map((entry) => [entry.code, entry.count])).toEqual([
    ['red', 1],
    ['yellow', 2],
    ['suspended', 1],
  ])
})

test('what was not counted yet shows no number', () => {
  const groups = entriesOf([], undefined, NAMES, first)
  expect(groups.limits.every((entry) => entry.count === undefined)).toBe(true)
})

test('whoever works for a unit is spared the links of centres, unless one holds something of theirs', () => {
  const links = ['to_accept', 'to_sign', 'to_call_back'].map((code) => queue(code, code === 'to_call_back' ? 1 : 0))
  const { links: entries } = entriesOf(links, undefined, NAMES, first)
  const codes = (inUnitsAlone: boolean, at: string) => linksShown(entries, inUnitsAlone, at).map((one) => one.code)
  expect(codes(false, 'all')).toEqual(['to_accept', 'to_sign', 'to_call_back'])
  expect(codes(true, 'all')).toEqual(['to_sign', 'to_call_back'])
  expect(codes(true, 'to_accept')).toEqual(['to_accept', 'to_sign', 'to_call_back'])
})
