// SPDX-License-Identifier: Apache-2.0
import { cleanup, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { Schema } from '@tongguan/api-client'
import { refusal, serve } from '@tongguan/api-client/testing.ts'
import { afterEach, expect, test } from 'vitest'
import { showAt, surroundings } from '../../testing.tsx'
import BoardsSection from './boards-section.tsx'

afterEach(cleanup)

const overview: Schema<'Board'> = {
  id: 'overview',
  name: '总览',
  name_en: 'Overview',
  region: '310112',
  classes: [],
  awaits: null,
  awaits_en: null,
  widgets: [],
  version: 0,
  by: null,
  at: null,
}

const change: Schema<'ChangeOut'> = {
  at: '2026-11-22T02:00:00Z',
  move: 'write_board',
  person: 'P-7',
  person_name: '赵敏',
  organ: null,
  organ_name: null,
  reason: null,
  before: null,
  after: null,
  facts: {},
}

function kept() {
  return serve({
    ...surroundings({ rights: ['boards.decide'] }),
    'GET /api/v1/classes': () => ({ edition: 3, classes: [] }),
    'GET /api/v1/audit/words': () => ({ kinds: [], deeds: [], states: [] }),
    'GET /api/v1/boards': () => ({
      items: [overview, { ...overview, id: 'traffic', name: '交通', classes: ['0101'], at: '2026-11-22T02:00:00Z' }],
    }),
    'GET /api/v1/boards/{board}/history': () => ({ items: [change], next: null }),
  })
}

test('every board tells what it shows, and an open one who changed it', async () => {
  kept()
  const page = showAt('/admin/boards', BoardsSection)
  expect(await screen.findByRole('row', { name: /总览/ })).toHaveTextContent('全部类别')
  expect(screen.getByRole('row', { name: /总览/ })).toHaveTextContent('出厂')
  await userEvent.click(screen.getByRole('button', { name: '交通' }))
  expect(page.address()).toBe('/admin/boards?board=traffic')
  expect(await screen.findByText('赵敏')).toBeVisible()
  expect(screen.getByRole('link', { name: '在大屏上打开' })).toHaveAttribute('href', '/screen/?board=traffic')
})

test('boards somebody may not see say so', async () => {
  kept().answer({ 'GET /api/v1/boards': () => refusal(403, 'screen.not_yours', '您的岗位不看大屏。') })
  showAt('/admin/boards', BoardsSection)
  expect(await screen.findByRole('alert')).toHaveTextContent('您的岗位不看大屏。')
})
