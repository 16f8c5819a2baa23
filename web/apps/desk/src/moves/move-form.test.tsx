// SPDX-License-Identifier: Apache-2.0
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { Move } from '@tongguan/forms/moves.ts'
import { afterEach, expect, test, vi } from 'vitest'
import type { Case } from '../case/case-data.ts'
import { aCase } from '../case/sample.ts'
import { MoveForm } from './move-form.tsx'

const sent: unknown[] = []
vi.mock('@tongguan/shell', () => ({ useMe: () => ({ posts: [{ organ: 'U-1' }] }) }))
vi.mock('../city.ts', async (original) => ({
  ...(await original<object>()),
  useCity: () => ({ centres: [], units: [] }),
}))
vi.mock('./send-move.ts', async (original) => ({
  ...(await original<object>()),
  useSendMove: () => async (shown: Case, move: Move, body: unknown) => {
    sent.push({ move, body })
    return shown
  },
}))

afterEach(() => {
  cleanup()
  sent.length = 0
})

function shown(move: Move, given: Partial<Case> = {}) {
  const done = vi.fn()
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { enabled: false } } })}>
      <MoveForm shown={aCase({ id: move, ...given })} move={move} name="办理" onDone={done} onClose={() => {}} />
    </QueryClientProvider>,
  )
  const button = document.querySelector('[type=submit]') as HTMLElement
  return { done, send: () => userEvent.click(button) }
}

test('a move is asked for in the order of its form, names what is missing, and leaves as the platform takes it', async () => {
  const { done, send } = shown('finish')
  const names = [...document.querySelectorAll('legend, label[for]')].map((name) => name.textContent)
  expect(names).toEqual(['处置结果', '处置前、处置后照片（选填）', '处置情况'])
  await send()
  expect(screen.getByRole('alert')).toHaveTextContent('请填写：处置结果、处置情况')
  await userEvent.click(screen.getByLabelText('已解决'))
  await userEvent.click(screen.getByText('已修复并恢复正常'))
  expect(screen.getByLabelText('处置情况')).toHaveValue('已修复并恢复正常')
  await send()
  await waitFor(() => expect(done).toHaveBeenCalled())
  expect(sent).toEqual([{ move: 'finish', body: { result: 'solved', note: '已修复并恢复正常' } }])
})

test('a single call of one’s own unit needs no choosing, and either a photo or a position will do', async () => {
  const call = { id: 'c1', unit: 'U-1', state: 'blown', text: '到场' }
  const { send } = shown('answer_whistle', { whistle_calls: [{ ...call, id: 'c0', unit: 'U-9' }, call] as never })
  expect(document.querySelectorAll('[type=radio]')).toHaveLength(1)
  await send()
  await waitFor(() => expect(sent).toEqual([{ move: 'answer_whistle', body: { call: 'c1' } }]))
  cleanup()
  await shown('verify_back').send()
  expect(screen.getByRole('alert')).toHaveTextContent('请填写：核实结果、现场照片或现场定位')
})

test('what the case has to say is read before it is answered', () => {
  shown('close', { condition_closing: '路灯恢复照明' })
  expect(screen.getByText('路灯恢复照明')).toBeVisible()
})
