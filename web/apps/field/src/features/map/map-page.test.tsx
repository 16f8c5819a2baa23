// SPDX-License-Identifier: Apache-2.0
import { cleanup, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { refusal, serve } from '@tongguan/api-client/testing.ts'
import { afterEach, expect, test, vi } from 'vitest'
import { freshPhone, showAt, surroundings } from '../../testing.tsx'
import { aDay, anErrand } from '../../work/sample.ts'
import { MapPage } from './map-page.tsx'

vi.mock('@tongguan/map', async (original) => ({
  ...(await original<object>()),
  CityMap: ({ label, cases }: { label: string; cases: unknown[] }) => (
    <figure aria-label={label}>{cases.length} 处</figure>
  ),
}))

afterEach(async () => {
  cleanup()
  await freshPhone()
})

function around() {
  return serve({
    ...surroundings({ rights: ['patrols.walk'] }),
    'GET /api/v1/my/tasks': () => [anErrand('T-1'), anErrand('T-2', { lon: null, lat: null })],
    'GET /api/v1/my/orders': () => [],
    'GET /api/v1/my/calls': () => [],
    'GET /api/v1/my/patrol': () => aDay(),
  })
}

test('tasks with a place and the places of the patrol are on the map, the tasks also as a list', async () => {
  around()
  const page = showAt('/map', MapPage)
  const task = await screen.findByRole('link', { name: /路灯不亮 T-1/ })
  expect(await screen.findByText('3 处')).toBeVisible()
  expect(screen.queryByRole('link', { name: /T-2/ })).toBeNull()
  await userEvent.click(task)
  expect(page.address()).toBe('/cases/T-1')
})

test('without the city the list is there all the same, and no task with a place is said', async () => {
  const platform = around()
  platform.answer({ 'GET /api/v1/city': () => refusal(403, 'city.not_yours', '不归您看。') })
  const page = showAt('/map', MapPage)
  expect(await screen.findByText('地图没有取到，下面按远近列出。')).toBeVisible()
  expect(await screen.findByRole('link', { name: /路灯不亮 T-1/ })).toBeVisible()
  page.unmount()
  platform.answer({ 'GET /api/v1/my/tasks': () => [] })
  showAt('/map', MapPage)
  expect(await screen.findByText('没有带位置的任务。')).toBeVisible()
})
