// SPDX-License-Identifier: Apache-2.0
import { cleanup, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { refusal, serve } from '@tongguan/api-client/testing.ts'
import { afterEach, expect, test } from 'vitest'
import { freshPhone, showAt, surroundings } from '../../testing.tsx'
import { aDay, anErrand, anOrder } from '../../work/sample.ts'
import { Tasks } from './tasks-page.tsx'

afterEach(async () => {
  cleanup()
  await freshPhone()
})

function work() {
  return serve({
    ...surroundings({ rights: ['patrols.walk'] }),
    'GET /api/v1/my/tasks': () => [anErrand('T-1', { due_at: '2020-01-01T00:00:00Z' })],
    'GET /api/v1/my/orders': () => [anOrder('T-2'), anOrder('T-3', { handler: 'P-2', handler_name: '李华' })],
    'GET /api/v1/my/calls': () => [],
    'GET /api/v1/my/patrol': () => aDay(),
  })
}

test('what waits for somebody stands with its lamp before the way to the patrol, and a press opens it', async () => {
  work()
  const page = showAt('/', Tasks)
  const errand = await screen.findByRole('link', { name: /路灯不亮 T-1/ })
  expect(errand).toHaveClass('task-red')
  expect(screen.getByRole('link', { name: /路灯不亮 T-2/ })).toHaveTextContent('北街 1 号')
  expect(await screen.findByRole('link', { name: /日常巡查/ })).toHaveTextContent('今日已看 1 / 2 个点位')
  await userEvent.click(errand)
  expect(page.address()).toBe('/cases/T-1')
})

test('what colleagues are at stands apart', async () => {
  work()
  showAt('/', Tasks)
  const apart = (await screen.findByText('同事正在办的 1 件')).closest('details') as HTMLElement
  expect(within(apart).getByText('路灯不亮 T-3')).toBeInTheDocument()
  expect(within(apart).queryByText('路灯不亮 T-1')).toBeNull()
})

test('nothing to do and tasks that did not come are both said', async () => {
  const platform = work()
  platform.answer({ 'GET /api/v1/my/tasks': () => [], 'GET /api/v1/my/orders': () => [] })
  const page = showAt('/', Tasks)
  expect(await screen.findByText('现在没有待办任务。')).toBeVisible()
  page.unmount()
  platform.answer({ 'GET /api/v1/my/orders': () => refusal(403, 'cases.not_yours', '不归您看。') })
  showAt('/', Tasks)
  expect(await screen.findByRole('alert')).toHaveTextContent('任务没有取到')
})
