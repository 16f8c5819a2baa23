// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { csvOf } from './spreadsheet.ts'

test('a comma, a quote and a new line stay inside their cell', () => {
  expect(csvOf([['甲,乙', '说“好”', 'a "b"', '两\n行']])).toBe('\uFEFF"甲,乙",说“好”,"a ""b""","两\n行"\r\n')
})

test('nobody smuggles a formula into a sheet', () => {
  expect(csvOf([['=1+1', '@SUM(A1)', '-3', 'a=b']])).toBe("\uFEFF'=1+1,'@SUM(A1),'-3,a=b\r\n")
})
