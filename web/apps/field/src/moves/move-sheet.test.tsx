// SPDX-License-Identifier: Apache-2.0
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { aMatter } from '@tongguan/forms/testing.ts'
import { afterEach, expect, test, vi } from 'vitest'
import type { Wish } from '../offline/item.ts'
import { MoveSheet } from './move-sheet.tsx'

const sent: Wish[] = []
vi.mock('@tongguan/shell', () => ({ useMe: () => ({ name: '周芳', posts: [{ organ: 'U-1' }] }) }))
vi.mock('./use-submit.ts', () => ({
  useSubmit: () => ({
    busy: false,
    submit: async (wish: Wish) => {
      sent.push(wish)
      return { ...wish, state: 'sent' }
    },
  }),
}))

afterEach(() => {
  cleanup()
  sent.length = 0
})

function shown(move: string, given = {}) {
  const closed = vi.fn()
  const matter = aMatter({ id: 'k1', task_no: `T-${move}`, title: '路灯不亮', ...given })
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MoveSheet matter={matter} move={{ move, name: move, form: '' }} title="办理" onClose={closed} />
    </QueryClientProvider>,
  )
  return { closed, send: () => userEvent.click(screen.getByText('提交')) }
}

test('a move is asked for in the order of its form, names what is missing, and leaves as the platform takes it', async () => {
  const { closed, send } = shown('finish')
  const names = [...document.querySelectorAll('legend, .field-name')].map((name) => name.textContent)
  expect(names).toEqual(['处置结果 *', '处置前照片', '处置后照片', '处置情况 *'])
  await send()
  expect(screen.getByRole('alert')).toHaveTextContent('请先填写：处置结果')
  await userEvent.click(screen.getByText('已解决'))
  await userEvent.click(screen.getByText('已修复并恢复正常'))
  expect(screen.getByLabelText(/处置情况/)).toHaveValue('已修复并恢复正常')
  await send()
  await waitFor(() => expect(closed).toHaveBeenCalled())
  expect(sent[0]?.commands).toEqual([
    { path: '/api/v1/cases/k1/moves/finish', body: { result: 'solved', note: '已修复并恢复正常' } },
  ])
})

test('a day is told to its end of office hours, also when its year is typed digit by digit', async () => {
  const { send } = shown('request_suspend')
  await userEvent.type(screen.getByLabelText(/理由/), '需列入计划')
  await userEvent.type(screen.getByLabelText(/解决计划/), '明年')
  const until = screen.getByLabelText(/挂账至/)
  fireEvent.change(until, { target: { value: '0202-12-01' } })
  await send()
  expect(screen.getByRole('alert')).toHaveTextContent('请先填写：挂账至')
  expect(until).toHaveValue('0202-12-01')
  fireEvent.change(until, { target: { value: '2026-12-01' } })
  await send()
  await waitFor(() => expect(sent).toHaveLength(1))
  expect(new Date(String(sent[0]?.commands[0]?.body.until)).toISOString()).toBe('2026-12-01T10:00:00.000Z')
})

test('what is rarely changed is folded away, and what must be read first is quoted', async () => {
  shown('urge')
  await userEvent.click(screen.getByText('方式', { selector: 'summary' }))
  expect(screen.getByText('平台')).toHaveAttribute('aria-checked', 'true')
  cleanup()
  shown('close', { condition_closing: '路灯恢复照明' })
  expect(await screen.findByText('路灯恢复照明')).toBeVisible()
  await userEvent.click(screen.getByText('已满足'))
  expect(screen.getByText('已满足')).toHaveAttribute('aria-checked', 'true')
})
