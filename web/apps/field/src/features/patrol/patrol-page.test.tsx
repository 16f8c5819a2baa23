// SPDX-License-Identifier: Apache-2.0
import { cleanup, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { refusal, serve } from '@tongguan/api-client/testing.ts'
import { afterEach, expect, test } from 'vitest'
import { freshPhone, showAt, surroundings } from '../../testing.tsx'
import { aDay } from '../../work/sample.ts'
import { PatrolPage } from './patrol-page.tsx'

afterEach(async () => {
  cleanup()
  await freshPhone()
})

function patrol() {
  return serve({
    ...surroundings({ rights: ['patrols.walk'] }),
    'GET /api/v1/my/patrol': () => aDay(),
    'POST /api/v1/my/patrol/begin': () => ({ id: 'w-1', began_at: '2026-11-22T01:00:00Z', ended_at: null }),
    'POST /api/v1/my/patrol/check-ins': ({ body }) => ({
      id: 'i-2',
      place: body.place,
      at: '2026-11-22T02:00:00Z',
      metres: null,
      accuracy: null,
      reason: body.reason ?? null,
      photo: null,
    }),
  })
}

test('the places of the day stand with those left first, and a patrol begun is told to the platform', async () => {
  const platform = patrol()
  showAt('/patrol', PatrolPage)
  expect(await screen.findByRole('progressbar', { name: '已看 1 / 2 个点位' })).toBeVisible()
  const places = screen.getAllByRole('listitem').map((one) => one.textContent)
  expect(places[0]).toContain('二小门口')
  expect(places[1]).toContain('已签到')
  await userEvent.click(screen.getByRole('button', { name: '开始巡查' }))
  await waitFor(() => expect(platform.asked('POST /api/v1/my/patrol/begin')).toHaveLength(1))
  expect(await screen.findByRole('button', { name: /结束巡查/ })).toBeVisible()
})

test('without a position a place is checked in with a reason', async () => {
  const platform = patrol()
  showAt('/patrol', PatrolPage)
  await userEvent.click(await screen.findByRole('button', { name: '签到 二小门口' }))
  await userEvent.type(await screen.findByRole('textbox', { name: /说明/ }), '桥下没有信号')
  await userEvent.click(screen.getByRole('button', { name: '签到' }))
  await waitFor(() => expect(platform.asked('POST /api/v1/my/patrol/check-ins')).toHaveLength(1))
  expect(platform.asked('POST /api/v1/my/patrol/check-ins')[0]?.body).toMatchObject({
    place: 'p-2',
    reason: '桥下没有信号',
    lon: null,
  })
})

test('a plan that is refused says so', async () => {
  patrol().answer({ 'GET /api/v1/my/patrol': () => refusal(403, 'staff.not_yours', '您的岗位不巡查。') })
  showAt('/patrol', PatrolPage)
  expect(await screen.findByRole('alert')).toHaveTextContent('您的岗位不巡查。')
})
