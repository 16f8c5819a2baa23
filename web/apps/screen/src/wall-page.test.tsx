// SPDX-License-Identifier: Apache-2.0
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { Schema } from '@tongguan/api-client'
import { refusal, serve } from '@tongguan/api-client/testing.ts'
import { SessionGate } from '@tongguan/shell/session.tsx'
import { surroundings } from '@tongguan/shell/testing.ts'
import { afterEach, expect, test } from 'vitest'
import { WallPage } from './wall-page.tsx'

afterEach(cleanup)

const settings = { metrics: [], limit: null, layers: [] }
const board = (id: string, name: string): Schema<'Board'> => ({
  id,
  name,
  name_en: id,
  region: '310112',
  classes: [],
  awaits: null,
  awaits_en: null,
  widgets: [
    { id: 'w-1', kind: 'kpis', place: { x: 0, y: 0, w: 24, h: 4 }, settings },
    { id: 'w-2', kind: 'feed', place: { x: 0, y: 4, w: 8, h: 20 }, settings },
    { id: 'w-3', kind: 'forces', place: { x: 8, y: 4, w: 8, h: 20 }, settings },
  ],
  version: 1,
  by: null,
  at: null,
})

const metric: Schema<'MetricOut'> = {
  metric: 'open',
  name: '在办',
  name_en: 'open',
  unit: 'cases',
  text: '',
  text_en: '',
  source: '',
  source_en: '',
  key: true,
  noted: null,
  noted_en: null,
  empty: null,
  empty_en: null,
  tone: null,
}

/** A figure that is compared with nothing and has no note. */
const overdue: Schema<'MetricOut'> = { ...metric, metric: 'overdue', name: '超时' }

function hall() {
  const city = { code: '310112', name: '样例区', name_en: 'district' }
  return serve({
    ...surroundings(),
    'GET /api/v1/boards': () => ({ items: [board('overview', '总览'), board('traffic', '交通')] }),
    'GET /api/v1/screen/catalogue': () => ({ metrics: [metric, overdue], kinds: [], columns: 24, rows: 24 }),
    'GET /api/v1/screen/figures': () => ({
      as_of: new Date().toISOString(),
      region: city,
      path: [city],
      classes: [],
      level: 'watch',
      findings: [{ sign: 'urgent_overdue', value: 2, watch: 1, alarm: 5, level: 'watch', subject: null }],
      figures: [
        { metric: 'open', value: 1234, yesterday: 1200, week: null, note: null },
        { metric: 'overdue', value: 7, yesterday: null, week: null, note: null },
      ],
      trend: [],
      hot: [],
      areas: [],
      sources: [],
      links: [],
      forces: [{ code: 'volunteer', name: '志愿者', name_en: 'Volunteers', count: 3 }],
      feed: [
        {
          task_no: 'T-1',
          move: 'finish',
          move_name: '处置完成',
          at: new Date().toISOString(),
          state: 'checking',
          state_name: '待核查',
          state_name_en: 'checking',
          class_name: '路灯',
          class_name_en: 'lamp',
          region: '310112001',
          region_name: '古美街道',
          urgency: 'normal',
          lamp: 'green',
          red_at: null,
          closed: false,
        },
      ],
    }),
    'GET /api/v1/cases/{ref}': () => refusal(403, 'cases.not_yours', '此案不归您看。'),
  })
}

function wall() {
  const start = { board: 'overview', focus: '310112', case: null, layers: null, night: false }
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <SessionGate title="">
        <WallPage screen={undefined} root="310112" start={start} />
      </SessionGate>
    </QueryClientProvider>,
  )
}

test('a wall says whether all is well, how much is open and what moved last, and another board hangs at a press', async () => {
  const platform = hall()
  wall()
  const figures = await screen.findByRole('region', { name: '指标' })
  await waitFor(() => expect(figures).toHaveTextContent('在办1,234'))
  expect(figures).toHaveTextContent(/超时7$/)
  expect(screen.getByRole('region', { name: /一线力量/ })).toHaveTextContent('志愿者3')
  expect(screen.getByRole('button', { name: /总体可控.*2 件紧急案件超时/ })).toBeVisible()
  expect(screen.getByRole('button', { name: /路灯.*古美街道.*待核查/ })).toBeVisible()
  expect(await screen.findByRole('heading', { level: 1, name: '样例市' })).toBeVisible()
  const boards = screen.getByRole('navigation', { name: '看板' })
  await userEvent.click(within(boards).getByRole('button', { name: '交通' }))
  expect(await screen.findByRole('region', { name: '交通' })).toBeVisible()
  await waitFor(() => {
    const last = platform.asked('GET /api/v1/screen/figures').at(-1)?.query
    expect([last?.get('region'), last?.get('board')]).toEqual(['310112', 'traffic'])
  })
})

test('a wall whose figures do not come says so', async () => {
  hall().answer({ 'GET /api/v1/screen/figures': () => refusal(403, 'screens.not_yours', '不归您看。') })
  wall()
  expect(await screen.findByText('取不到数据，正在重试')).toBeVisible()
})
