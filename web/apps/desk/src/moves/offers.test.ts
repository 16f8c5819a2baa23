// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { keysOf, laidOutMoves } from './offers.ts'

const offer = (...moves: string[]) => moves.map((move) => ({ move, name: move, form: '' }))

test('what takes the case onward is the big button, what turns it back stands beside it', () => {
  const shown = laidOutMoves(offer('urge', 'add_evidence', 'reject', 'accept', 'send_verify', 'correct'))
  expect(shown.first?.move).toBe('accept')
  expect(shown.beside.map((one) => one.move)).toEqual(['send_verify', 'reject'])
  expect(shown.rest.map((one) => one.move)).toEqual(['urge', 'add_evidence', 'correct'])
})

test('a request that waits for a decision goes before the ordinary next step', () => {
  expect(laidOutMoves(offer('finish', 'extend', 'refuse_request')).first?.move).toBe('extend')
})

test('when the list says the next step is another centre, that is the big button', () => {
  const shown = laidOutMoves(offer('dispatch', 'transfer_centre', 'escalate', 'urge'), 2, 'transfer_centre')
  expect(shown.first?.move).toBe('transfer_centre')
  expect(shown.beside.map((one) => one.move)).toEqual(['dispatch', 'escalate'])
})

test('somebody who may only watch has no big button', () => {
  const shown = laidOutMoves(offer('instruct'))
  expect(shown.first).toBeUndefined()
  expect(shown.beside.map((one) => one.move)).toEqual(['instruct'])
})

test('one letter never means two moves', () => {
  const keys = keysOf(laidOutMoves(offer('extend', 'unit_pass', 'refuse_request', 'unit_return')))
  expect([...keys]).toEqual([
    ['extend', 'y'],
    ['refuse_request', 'n'],
  ])
})
