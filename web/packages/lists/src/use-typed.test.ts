// SPDX-License-Identifier: Apache-2.0
import { act, cleanup, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useTyped } from './use-filters.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

function field(given: string) {
  const told: string[] = []
  const { result, rerender } = renderHook(({ given }) => useTyped(given, (text) => told.push(text)), {
    initialProps: { given },
  })
  return {
    told,
    text: () => result.current[0],
    types: (text: string) => act(() => result.current[1](text)),
    pauses: () => act(() => vi.advanceTimersByTime(400)),
    comes: (given: string) => rerender({ given }),
  }
}

test('what is typed is told once somebody pauses, and what is typed on meanwhile stays', () => {
  const one = field('')
  one.types('路')
  one.types('路灯 ')
  one.pauses()
  expect(one.told).toEqual(['路灯'])
  one.types('路灯不')
  one.comes('路灯')
  expect(one.text()).toBe('路灯不')
  one.pauses()
  expect(one.told).toEqual(['路灯', '路灯不'])
})

test('what another hand put into the address stands in the field, and is not told again', () => {
  const one = field('路灯')
  one.comes('')
  expect(one.text()).toBe('')
  one.pauses()
  expect(one.told).toEqual([])
})
