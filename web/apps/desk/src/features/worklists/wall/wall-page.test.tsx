// SPDX-License-Identifier: Apache-2.0
import { cleanup, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { refusal, serve } from '@tongguan/api-client/testing.ts'
import { afterEach, expect, test } from 'vitest'
import { caseLine, showAt, surroundings } from '../../../testing.tsx'
import { Component } from './wall-page.tsx'

afterEach(cleanup)

const [AHEAD, LATE] = ['310112202611220001', '310112202611220002']

function room() {
  return serve({
    ...surroundings(
      {},
      {
        states: [
          {
            code: 'handling',
            name: '处置中',
            name_en: 'handling',
            stage: 'handle',
            open: true,
            link: 'handle',
            column: 'handle',
            queue: 'handling',
            said: 'with_unit',
          },
        ],
      },
    ),
    'GET /api/v1/board': () => ({
      as_of: '2026-11-22T02:00:00Z',
      since: '2026-11-21T16:00:00Z',
      open: 1234,
      red: 5,
      yellow: 0,
      reported: 88,
      closed: 61,
      states: [{ state: 'handling', name: '处置中', count: 700, red: 4, yellow: 0 }],
      areas: [
        { region: '310112001', name: '古美街道', open: 40, red: 0, reported: 6 },
        { region: '310112002', name: '江川路街道', open: 30, red: 5, reported: 2 },
      ],
      sources: [],
      moves: [],
    }),
    'GET /api/v1/cases': ({ query }) => ({
      items: [query.get('lamp') === 'red' ? caseLine(LATE, { lamp: 'red' }) : caseLine(AHEAD)],
      next: null,
      count: null,
      more: null,
    }),
  })
}

test('the wall counts what is open and late by link and street, and names what is due and late', async () => {
  room()
  const page = showAt('/wall', Component)
  const links = await screen.findByRole('region', { name: '各环节' })
  expect(links).toHaveTextContent('处置700超时 4')
  const streets = within(screen.getByRole('region', { name: '各街镇' })).getAllByRole('rowheader')
  expect(streets.map((one) => one.textContent)).toEqual(['江川路街道', '古美街道'])
  const due = screen.getByRole('region', { name: '最先到期' })
  expect(await within(due).findByText(`路灯不亮 ${AHEAD}`)).toBeVisible()
  expect(await within(due).findByText(`路灯不亮 ${LATE}`)).toBeVisible()
  await userEvent.click(screen.getByRole('link', { name: '1,234' }))
  expect(page.address()).toBe('/queue/all')
})

test('a wall whose numbers do not come says so', async () => {
  room().answer({ 'GET /api/v1/board': () => refusal(403, 'cases.not_yours', '您的岗位不看值守墙。') })
  showAt('/wall', Component)
  expect(await screen.findByRole('alert')).toHaveTextContent('您的岗位不看值守墙。')
})
