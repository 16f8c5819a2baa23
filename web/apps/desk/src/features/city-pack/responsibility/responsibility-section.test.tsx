// SPDX-License-Identifier: Apache-2.0
import { cleanup, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { refusal, serve } from '@tongguan/api-client/testing.ts'
import { afterEach, expect, test } from 'vitest'
import { anEdition, aRow, aTable } from '../../../pack/sample.ts'
import { showAt, surroundings } from '../../../testing.tsx'
import ResponsibilitySection from './responsibility-section.tsx'

afterEach(cleanup)

const LIST = aTable('responsibility/list.csv', '权责清单', [
  aRow({ id: 'L-12', class: '010204', lead: 'U-310112-cg' }, { names: { lead: '区城管执法局' } }),
  aRow({ id: 'L-13', class: '010205', lead: 'U-310112-sz' }, { names: { lead: '区市政中心' } }),
])

function list() {
  return serve({
    ...surroundings({ rights: ['editions.read'] }),
    'GET /api/v1/editions': () => [anEdition(3)],
    'GET /api/v1/editions/{no}/tables/{file}': () => LIST,
    'GET /api/v1/classes': () => ({ edition: 3, classes: [] }),
    'POST /api/v1/responsibility/bench': () => ({
      handled_by: 'U-310112-sz',
      handled_by_name: '区市政中心',
      edition: 3,
      now: {
        class_code: '010204',
        class_name: '路灯',
        region: '310112001',
        region_name: '古美街道',
        source: 'hotline_12345',
        source_name: '12345 热线',
        condition: null,
        lead: 'U-310112-cg',
        lead_name: '区城管执法局',
        row: 'L-12',
        basis: '三定方案第 4 条',
        assists: [],
        path: [],
        machine: true,
        exact: true,
        considered: [],
      },
      drafted: null,
    }),
  })
}

test('the list in force names the unit of each row', async () => {
  const platform = list()
  showAt('/admin/responsibility', ResponsibilitySection)
  expect(await screen.findByRole('row', { name: /L-12/ })).toHaveTextContent('区城管执法局')
  expect(screen.getByRole('row', { name: /L-13/ })).toHaveTextContent('区市政中心')
  const [asked] = platform.asked('GET /api/v1/editions/{no}/tables/{file}')
  expect([asked?.path.no, asked?.path.file]).toEqual(['3', 'responsibility/list.csv'])
})

test('a past case is tried on the list: who leads, by which row, and who led in fact', async () => {
  const platform = list()
  showAt('/admin/responsibility', ResponsibilitySection)
  await userEvent.click(await screen.findByRole('radio', { name: '试算' }))
  await userEvent.type(await screen.findByRole('textbox', { name: '按案件号' }), ' 310112202611220001 ')
  await userEvent.click(screen.getByRole('button', { name: '试算这件' }))
  expect(await screen.findByText('三定方案第 4 条')).toBeVisible()
  expect(screen.getByText(/实际主办：区市政中心/)).toBeVisible()
  expect(platform.asked('POST /api/v1/responsibility/bench')[0]?.body).toEqual({ case: '310112202611220001' })
})

test('a list and a bench that are refused say so', async () => {
  const platform = list()
  platform.answer({
    'GET /api/v1/editions/{no}/tables/{file}': () => refusal(403, 'staff.not_yours', '您的岗位不看清单。'),
    'POST /api/v1/responsibility/bench': () => refusal(404, 'cases.unknown', '没有这件案件。'),
  })
  showAt('/admin/responsibility', ResponsibilitySection)
  expect(await screen.findByRole('alert')).toHaveTextContent('您的岗位不看清单。')
  await userEvent.click(screen.getByRole('radio', { name: '试算' }))
  await userEvent.type(await screen.findByRole('textbox', { name: '按案件号' }), '1')
  await userEvent.click(screen.getByRole('button', { name: '试算这件' }))
  await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent('没有这件案件。'))
})
