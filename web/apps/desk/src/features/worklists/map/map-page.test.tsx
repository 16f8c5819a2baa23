// SPDX-License-Identifier: Apache-2.0
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { refusal, serve } from '@tongguan/api-client/testing.ts'
import type { CityMapProps } from '@tongguan/map'
import { afterEach, expect, test, vi } from 'vitest'
import { showAt, surroundings } from '../../../testing.tsx'
import { Component } from './map-page.tsx'

vi.mock('@tongguan/map', async (original) => {
  const map = await original<typeof import('@tongguan/map')>()
  return {
    ...map,
    CityMap: ({ label, cases = [], onPick }: CityMapProps) => (
      <figure aria-label={label}>
        <button type="button" onClick={() => onPick?.({ kind: 'cases', cases: map.mapCases(cases).slice(0, 1) })}>
          图上 {cases.length} 件
        </button>
      </figure>
    ),
  }
})

afterEach(cleanup)

const [FIRST, SECOND] = ['310112202611220001', '310112202611220002']

function city() {
  return serve({
    ...surroundings(),
    'GET /api/v1/map/cases': () => ({
      as_of: '2026-11-22T02:00:00Z',
      cases: [
        ['k1', FIRST, 121.4, 31.1, 'red', 'handling', '0101', 'urgent', '路面塌陷'],
        ['k2', SECOND, 121.5, 31.2, 'green', 'handling', '0101', 'normal', '路灯不亮'],
      ],
      more: false,
    }),
    'GET /api/v1/map/load': () => ({
      as_of: '2026-11-22T02:00:00Z',
      counts: {},
      unplaced: { open: 3, red: 0, yellow: 0 },
    }),
    'GET /api/v1/classes': () => ({
      edition: 1,
      classes: [
        {
          code: '0101',
          level: 'minor',
          parent: '01',
          name: '道路设施',
          name_en: 'roads',
          domain: '',
          grade: null,
          nature: null,
          flags: [],
          conditions: [],
        },
      ],
    }),
    'GET /api/v1/cases/{ref}': () => refusal(403, 'cases.not_yours', '此案不归您看。'),
  })
}

test('open cases stand on the map and in the list beside it, and one that is picked opens there', async () => {
  city()
  const page = showAt('/map', Component)
  const list = await screen.findByRole('region', { name: '图中案件' })
  const first = await within(list).findByRole('link', { name: /路面塌陷/ })
  expect(first).toHaveTextContent('超时')
  await waitFor(() => expect(first).toHaveTextContent('道路设施'))
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('在办 2 件')
  expect(await screen.findByText('3 件未落到网格')).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: '图上 2 件' }))
  expect(page.address()).toBe(`/map?case=${FIRST}`)
  const pane = await screen.findByRole('complementary', { name: `案件 ${FIRST}` })
  expect(await within(pane).findByText('此案不归您看。')).toBeVisible()
})

test('the lamp that is chosen stands in the address and is asked for', async () => {
  const platform = city()
  const page = showAt('/map', Component)
  await userEvent.click(await screen.findByRole('radio', { name: '超时' }))
  expect(page.address()).toBe('/map?lamp=red')
  await waitFor(() => expect(platform.asked('GET /api/v1/map/cases').at(-1)?.query.get('lamp')).toBe('red'))
})

test('a map somebody may not see says so', async () => {
  city().answer({ 'GET /api/v1/map/cases': () => refusal(403, 'cases.not_yours', '您的岗位不看地图。') })
  showAt('/map', Component)
  expect(await screen.findByRole('alert')).toHaveTextContent('您的岗位不看地图。')
})
