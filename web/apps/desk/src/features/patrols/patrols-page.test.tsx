// SPDX-License-Identifier: Apache-2.0
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { Schema } from '@tongguan/api-client'
import { refusal, serve } from '@tongguan/api-client/testing.ts'
import { afterEach, expect, test, vi } from 'vitest'
import { showAt, surroundings } from '../../testing.tsx'
import { Component } from './patrols-page.tsx'

vi.mock('@tongguan/map', async (original) => ({
  ...(await original<object>()),
  PatrolMap: ({ label, stops, onPick }: { label: string; stops: unknown[]; onPick?: (picked: object) => void }) => (
    <figure aria-label={label}>
      {stops.length} 个点位
      <button type="button" onClick={() => onPick?.({ kind: 'spot', lon: 121.45, lat: 31.15 })}>
        空白处
      </button>
    </figure>
  ),
}))

afterEach(cleanup)

const bridge = { id: 'p-1', name: '北桥', lon: 121.4, lat: 31.1 }
const school = { id: 'p-2', name: '二小门口', lon: 121.5, lat: 31.2 }

const patroller = (n: number, beside: Partial<Schema<'CoverageOut'>>): Schema<'CoverageOut'> => ({
  person: `P-${n}`,
  name: `巡查员${n}`,
  role: 'patroller',
  organ: 'C-310112001',
  region: '310112001002',
  on_duty: true,
  planned: 1,
  seen: 0,
  looked: [],
  missed: [],
  edited: false,
  last_at: null,
  walking_since: null,
  lon: null,
  lat: null,
  seen_at: null,
  ...beside,
})

function ground() {
  return serve({
    ...surroundings(),
    'GET /api/v1/patrols': () => ({
      as_of: '2026-11-22T02:00:00Z',
      planned: 2,
      seen: 1,
      walking: 1,
      people: [
        patroller(1, {
          seen: 1,
          looked: [bridge],
          walking_since: '2026-11-22T01:00:00Z',
          last_at: '2026-11-22T01:30:00Z',
        }),
        patroller(2, { missed: [school] }),
      ],
    }),
  })
}

test('who is out and how far everybody has come is listed beside the map of the places', async () => {
  ground()
  showAt('/patrols', Component)
  expect(await screen.findByText('在巡 1 人')).toBeVisible()
  expect(screen.getByText('已看 1 / 2 个点位')).toBeVisible()
  expect(screen.getByRole('figure', { name: '巡查地图' })).toHaveTextContent('2 个点位')
  expect(screen.getByRole('row', { name: /巡查员1/ })).toHaveTextContent('1 / 1')
  expect(screen.getByRole('row', { name: /巡查员2/ })).toHaveTextContent('没出去')
})

test('the places nobody has looked at are found under their own view, with whose they are', async () => {
  const platform = ground()
  const page = showAt('/patrols?region=310112001', Component)
  await userEvent.click(await screen.findByRole('radio', { name: '未看点位' }))
  expect(page.address()).toBe('/patrols?region=310112001&show=open')
  const open = await screen.findByRole('table', { name: '未看点位' })
  expect(within(open).getByRole('row', { name: /二小门口/ })).toHaveTextContent('巡查员2')
  expect(within(open).queryByText('北桥')).toBeNull()
  expect(platform.asked('GET /api/v1/patrols')[0]?.query.get('region')).toBe('310112001')
})

test('patrols somebody may not see say so and are asked for again', async () => {
  const platform = ground()
  platform.answer({ 'GET /api/v1/patrols': () => refusal(403, 'staff.not_yours', '您的岗位不看巡查。') })
  showAt('/patrols', Component)
  expect(await screen.findByRole('alert')).toHaveTextContent('您的岗位不看巡查。')
  await userEvent.click(screen.getByRole('button', { name: /重\s*试/ }))
  await waitFor(() => expect(platform.asked('GET /api/v1/patrols')).toHaveLength(2))
})

test('a plan is written from the places there are, within what the platform takes', async () => {
  const plan = { person: 'P-1', edited: false, a_day: 200, days: 1, places: [bridge, school], writable: true }
  const platform = ground()
  platform.answer({
    'GET /api/v1/patrols/{person}/plan': () => ({ ...plan, ground: [bridge, school] }),
    'GET /api/v1/patrols/{person}/plan/history': () => ({ items: [], next: null }),
    'GET /api/v1/audit/words': () => ({}) as never,
    'PUT /api/v1/patrols/{person}/plan': () => refusal(409, 'patrols.no_such_patroller', '没有这名巡查人员'),
  })
  showAt('/patrols?person=P-1', Component)
  await userEvent.click(await screen.findByRole('button', { name: '编排计划' }))
  const form = within(await screen.findByRole('form', { name: '编排计划' }))
  const aDay = form.getByLabelText('每天最多')
  expect(aDay).toHaveValue('2')
  expect(aDay).toHaveAttribute('aria-valuemax', '200')
  await userEvent.click(form.getByRole('button', { name: /清\s*空/ }))
  expect(form.getByRole('button', { name: /保\s*存/ })).toBeDisabled()
  expect(form.getByText(/^至少一个点位/)).toBeVisible()
  await userEvent.click(form.getByRole('button', { name: '加入全部网格' }))
  await userEvent.click(form.getByRole('button', { name: '上移 二小门口' }))
  await userEvent.click(screen.getByRole('button', { name: '空白处' }))
  await userEvent.type(form.getByLabelText('第 3 个点位的名称'), '：桥下')
  await userEvent.click(form.getByRole('button', { name: /保\s*存/ }))
  expect(await form.findByRole('alert')).toHaveTextContent('没有这名巡查人员')
  expect(platform.asked('PUT /api/v1/patrols/{person}/plan')[0]?.body).toEqual({
    places: [
      { name: '二小门口', lon: 121.5, lat: 31.2 },
      { name: '北桥', lon: 121.4, lat: 31.1 },
      { name: '自选点位 3：桥下', lon: 121.45, lat: 31.15 },
    ],
    a_day: 2,
  })
})
