// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { bulkMoves, formOf, isOffered } from './bulk-moves.ts'

const offering = (...moves: string[]) => ({ moves: moves.map((move) => ({ move, name: move, form: '' })) })

test('only moves that somebody may make are shown, those for most cases first', () => {
  const cases = [offering('urge', 'sign'), offering('urge'), offering('urge', 'finish')]
  expect(bulkMoves(cases)).toEqual([
    { move: 'urge', count: 3 },
    { move: 'sign', count: 1 },
  ])
})

test('whoever may dispatch may follow the list', () => {
  expect(isOffered('follow_list', offering('dispatch'))).toBe(true)
  expect(isOffered('follow_list', offering('sign'))).toBe(false)
})

test('words go into the field of the move, and empty ones nowhere', () => {
  expect(formOf('urge', ' 请尽快 ')).toEqual({ text: '请尽快' })
  expect(formOf('sign', 'x')).toEqual({})
  expect(formOf('close', '')).toEqual({ condition_met: true })
})
