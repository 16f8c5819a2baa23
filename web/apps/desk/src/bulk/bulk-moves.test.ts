// SPDX-License-Identifier: Apache-2.0
import { firstDraft, missing } from '@tongguan/forms'
import { moveForm } from '@tongguan/forms/moves.ts'
import { expect, test } from 'vitest'
import { aCase } from '../case/sample.ts'
import { BULK, bulkMoves, formOf, isOffered, wordsOf } from './bulk-moves.ts'

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

test('nothing but words is needed of a move on many, and they are asked for as in its own form', () => {
  expect(wordsOf('close')?.label[0]).toBe('结案意见（将答复市民）')
  expect(wordsOf('refuse_return')).toMatchObject({ name: 'reason', required: true })
  for (const move of Object.keys(BULK) as (keyof typeof BULK)[]) {
    const form = moveForm(move)
    const filled = { ...firstDraft(form, aCase({ overtime: true })), ...formOf(move, '属实') }
    expect(missing(form, form.fields, filled), move).toEqual([])
  }
})
