// SPDX-License-Identifier: Apache-2.0
import { renderHook } from '@testing-library/react'
import { act } from 'react'
import { afterEach, expect, test } from 'vitest'
import { inWords, language, speak, words } from './index.ts'

const useT = words('test', { open: ['在办', 'open'], late: ['超时 {{n}} 分钟', '{{n}} min late'] })

afterEach(() => act(() => speak('zh')))

test('chinese comes first and english is a switch away', () => {
  const { result, rerender } = renderHook(() => useT())
  expect(result.current('late', { n: 3 })).toBe('超时 3 分钟')
  act(() => speak('en'))
  rerender()
  expect(result.current('late', { n: 3 })).toBe('3 min late')
  expect(document.documentElement.lang).toBe('en')
  expect(language()).toBe('en')
})

test('what the server says in one language only is still said', () => {
  expect(inWords('已受理', 'accepted')).toBe('已受理')
  act(() => speak('en'))
  expect(inWords('已受理', undefined)).toBe('已受理')
})
