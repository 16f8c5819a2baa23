// SPDX-License-Identifier: Apache-2.0
import { cleanup, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { refusal, serve } from '@tongguan/api-client/testing.ts'
import { date, now } from '@tongguan/ui'
import { afterEach, expect, test } from 'vitest'
import { aDraft, anEdition, aRow, aTable } from '../../../pack/sample.ts'
import { showAt, surroundings } from '../../../testing.tsx'
import CalendarsSection from './calendars-section.tsx'

afterEach(cleanup)

const YEAR = date(now()).slice(0, 4)
const NEXT = String(Number(YEAR) + 1)

const years = aTable('calendar_years.csv', '年份', [
  aRow({ year: YEAR, status: 'published', edition: '国办发明电', source_note: '放假安排通知' }),
  aRow({ year: NEXT, status: 'provisional' }, { names: { status: '暂定' } }),
])
const days = aTable('calendars.csv', '放假与调休', [aRow({ date: `${YEAR}-10-01`, kind: 'holiday', note: '国庆节' })])

function calendars() {
  const table = ({ path }: { path: { file: string } }) => (path.file === years.file ? years : days)
  return serve({
    ...surroundings({ rights: ['editions.read'] }),
    'GET /api/v1/editions': () => [anEdition(3)],
    'GET /api/v1/editions/{no}/tables/{file}': table,
    'GET /api/v1/drafts/{id}': () => aDraft(),
    'GET /api/v1/drafts/{id}/tables/{file}': table,
    'POST /api/v1/drafts/{id}/rows': () => aDraft({ version: 6 }),
  })
}

test('a published year shows its holidays and whose notice says so; one to come says that it is awaited', async () => {
  calendars()
  showAt('/admin/calendars', CalendarsSection)
  expect(await screen.findByTitle(`${YEAR}-10-01 放假 国庆节`)).toBeVisible()
  expect(screen.getByText(new RegExp(`${YEAR} 年已公布（国办发明电）.*放假安排通知`))).toBeVisible()
  await userEvent.click(screen.getByRole('radio', { name: `${NEXT} · 暂定` }))
  expect(await screen.findByText(`${NEXT} 年放假安排尚未公布`)).toBeVisible()
})

test('in a draft a day is pressed and becomes a working day again', async () => {
  const platform = calendars()
  showAt('/admin/calendars?draft=d-1', CalendarsSection)
  await userEvent.click(await screen.findByRole('button', { name: `${YEAR}-10-01 放假 国庆节` }))
  await waitFor(() => expect(platform.asked('POST /api/v1/drafts/{id}/rows')).toHaveLength(1))
  expect(platform.asked('POST /api/v1/drafts/{id}/rows')[0]?.body.edits).toEqual([
    { file: 'calendars.csv', key: `${YEAR}-10-01`, cells: null },
  ])
})

test('a press that is refused says why', async () => {
  calendars().answer({ 'POST /api/v1/drafts/{id}/rows': () => refusal(409, 'drafts.stale', '草稿已被同事改动。') })
  showAt('/admin/calendars?draft=d-1', CalendarsSection)
  await userEvent.click(await screen.findByRole('button', { name: `${YEAR}-10-01 放假 国庆节` }))
  expect(await screen.findByText('草稿已被同事改动。')).toBeVisible()
})
