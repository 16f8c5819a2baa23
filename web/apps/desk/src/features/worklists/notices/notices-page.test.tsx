// SPDX-License-Identifier: Apache-2.0
import { cleanup, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { Schema } from '@tongguan/api-client'
import { refusal, serve } from '@tongguan/api-client/testing.ts'
import { afterEach, expect, test } from 'vitest'
import { aCase } from '../../../case/sample.ts'
import { showAt, surroundings } from '../../../testing.tsx'
import { Component } from './notices-page.tsx'

afterEach(cleanup)

const notice = (id: string, beside: Partial<Schema<'NoticeOut'>>): Schema<'NoticeOut'> => ({
  id,
  kind: 'supervise',
  by: 'P-9',
  by_name: '王主任',
  at: '2026-11-22T01:00:00Z',
  organ: 'U-310112-cg',
  organ_name: '区城管执法局',
  text: '请今日内办结',
  reply_due_at: null,
  overdue: false,
  answered_at: null,
  answered_by_name: null,
  answer: null,
  case_id: 'k1',
  version: 3,
  task_no: '310112202611220001',
  case_state_name: '处置中',
  title: '渣土车抛洒',
  region_name: '古美街道',
  ...beside,
})

function notices() {
  return serve({
    ...surroundings(),
    'GET /api/v1/notices': () => [
      notice('n-1', {}),
      notice('n-2', {
        kind: 'urge',
        title: '井盖缺失',
        text: '群众多次催办',
        answered_at: '2026-11-22T03:00:00Z',
        answered_by_name: '李华',
        answer: '已到场，今晚修复',
      }),
    ],
    'GET /api/v1/cases/{ref}': () => aCase({ id: 'k1' }),
  })
}

test('the first notice is open with whom it is for, and a card opens another with its answer', async () => {
  notices()
  const page = showAt('/notices', Component)
  const first = await screen.findByRole('button', { name: /渣土车抛洒/ })
  expect(first).toHaveAttribute('aria-current', 'true')
  expect(first).toHaveTextContent('发给 区城管执法局')
  expect(await screen.findByText('这条发给 区城管执法局，由其回复。')).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: /井盖缺失/ }))
  expect(page.address()).toBe('/notices?notice=n-2')
  expect(await screen.findByText('已到场，今晚修复')).toBeVisible()
})

test('whose notices and of which kind stand in the address and are asked for', async () => {
  const platform = notices()
  const page = showAt('/notices', Component)
  await userEvent.click(await screen.findByRole('radio', { name: '我发出的' }))
  await userEvent.click(screen.getByRole('radio', { name: '催办' }))
  expect(page.address()).toBe('/notices?view=sent&kind=urge')
  await waitFor(() => {
    const last = platform.asked('GET /api/v1/notices').at(-1)?.query
    expect([last?.get('sent'), last?.getAll('kind')]).toEqual(['true', ['urge']])
  })
})

test('nothing to answer and a refusal are both said', async () => {
  const platform = notices()
  platform.answer({ 'GET /api/v1/notices': () => [] })
  const page = showAt('/notices', Component)
  expect(await screen.findByText('没有待回复的督办')).toBeVisible()
  page.unmount()
  platform.answer({ 'GET /api/v1/notices': () => refusal(403, 'cases.not_yours', '您的岗位不看督办。') })
  showAt('/notices', Component)
  expect(await screen.findByRole('alert')).toHaveTextContent('您的岗位不看督办。')
})
