// SPDX-License-Identifier: Apache-2.0
import { cleanup, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { Schema } from '@tongguan/api-client'
import { refusal, serve } from '@tongguan/api-client/testing.ts'
import { afterEach, expect, test } from 'vitest'
import { caseLine, showAt, surroundings } from '../../../testing.tsx'
import { Component } from './suspended-page.tsx'

afterEach(cleanup)

const [FIRST, SECOND] = ['310112202611220001', '310112202611220002']

const line = (taskNo: string): Schema<'SuspendedOut'> => ({
  reason: '等待管线迁改',
  plan: '迁改后复工',
  asked_by_name: '李华',
  granted_by_name: null,
  since: '2026-11-20T01:00:00Z',
  left_seconds: 7200,
  left_unit: null,
  case: caseLine(taskNo),
})

function suspended(answer = () => [FIRST, SECOND].map(line) as ReturnType<typeof refusal> | Schema<'SuspendedOut'>[]) {
  return serve({
    ...surroundings(),
    'GET /api/v1/suspended': answer,
    'GET /api/v1/cases/{ref}': () => refusal(403, 'cases.not_yours', '此案不归您看。'),
  })
}

test('a case is opened beside the list, told in the address whole, and closed with the focus where it was', async () => {
  suspended()
  const page = showAt('/suspended', Component)
  const row = await screen.findByRole('row', { name: new RegExp(SECOND) })
  expect(row).toHaveTextContent('等待管线迁改')
  expect(row).toHaveTextContent('2 工作小时')
  await userEvent.click(within(row).getByRole('button', { name: '恢复办理' }))
  expect(await screen.findByRole('complementary', { name: '恢复办理' })).toHaveTextContent('此案不归您看。')
  expect(page.address()).toBe(`/suspended?case=${SECOND}`)
  await userEvent.keyboard('{Escape}')
  expect(screen.queryByRole('complementary')).toBeNull()
  expect(page.address()).toBe('/suspended')
  expect(within(row).getByRole('button', { name: '恢复办理' })).toHaveFocus()
})

test('a link to a case opens it, and J goes on to the next', async () => {
  suspended()
  const page = showAt(`/suspended?case=${FIRST}`, Component)
  await screen.findByRole('complementary')
  expect(screen.getByRole('row', { name: new RegExp(FIRST) })).toHaveAttribute('aria-current', 'true')
  await userEvent.keyboard('j')
  expect(page.address()).toBe(`/suspended?case=${SECOND}`)
})

test('nothing on hold and a refusal are both said', async () => {
  const platform = suspended(() => [])
  const page = showAt('/suspended', Component)
  expect(await screen.findByText('没有挂账案件')).toBeVisible()
  page.unmount()
  platform.answer({ 'GET /api/v1/suspended': () => refusal(403, 'staff.not_yours', '您的岗位不看挂账。') })
  showAt('/suspended', Component)
  expect(await screen.findByRole('alert')).toHaveTextContent('您的岗位不看挂账。')
})
