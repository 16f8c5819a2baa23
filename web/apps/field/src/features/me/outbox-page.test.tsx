// SPDX-License-Identifier: Apache-2.0
import { cleanup, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { refusal, serve } from '@tongguan/api-client/testing.ts'
import { afterEach, expect, test } from 'vitest'
import { store } from '../../outbox/outbox.tsx'
import { freshPhone, showAt, surroundings } from '../../testing.tsx'
import { OutboxPage } from './outbox-page.tsx'

afterEach(async () => {
  cleanup()
  await freshPhone()
})

const wish = {
  person: 'P-1',
  subject: 'case k1',
  title: '处置完成 · 路灯不亮',
  commands: [{ path: '/api/v1/cases/k1/moves/finish', body: { result: 'solved', note: '好了' } }],
  photos: [],
  taskNo: 'T-1',
}

test('what the platform returned says why, is corrected and then delivered', async () => {
  const platform = serve({
    ...surroundings(),
    'POST /api/v1/cases/{case_id}/moves/finish': () => refusal(422, 'moves.note', '处置情况太短。'),
  })
  await store.add(wish, Date.now())
  showAt('/outbox', OutboxPage)
  expect(await screen.findByText('被退回：处置情况太短。')).toBeVisible()
  platform.answer({ 'POST /api/v1/cases/{case_id}/moves/finish': () => ({ id: 'k1', task_no: 'T-1' }) as never })
  const words = screen.getByRole('textbox', { name: '文字' })
  await userEvent.clear(words)
  await userEvent.type(words, '已更换灯泡')
  await userEvent.click(screen.getByRole('button', { name: '重新提交' }))
  expect(await screen.findByRole('link', { name: /处置完成 · 路灯不亮 T-1/ })).toBeVisible()
  await waitFor(() => expect(screen.getByText('没有待传的内容，全部送达。')).toBeVisible())
  expect(platform.asked('POST /api/v1/cases/{case_id}/moves/finish').at(-1)?.body).toMatchObject({ note: '已更换灯泡' })
})

test('what could not be sent waits, and a press tries it at once', async () => {
  const platform = serve({
    ...surroundings(),
    'POST /api/v1/cases/{case_id}/moves/finish': () => refusal(503, 'platform.busy', '平台正忙。'),
  })
  await store.add(wish, Date.now())
  showAt('/outbox', OutboxPage)
  expect(await screen.findByText(/已试 1 次/)).toBeVisible()
  expect(screen.getByText('平台正忙。')).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: '立即重试' }))
  await waitFor(() => expect(platform.asked('POST /api/v1/cases/{case_id}/moves/finish').length).toBeGreaterThan(1))
})
