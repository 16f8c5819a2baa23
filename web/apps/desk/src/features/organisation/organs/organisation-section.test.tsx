// SPDX-License-Identifier: Apache-2.0
import { cleanup, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { refusal, serve } from '@tongguan/api-client/testing.ts'
import { afterEach, expect, test } from 'vitest'
import { anEdition, aRow, aTable } from '../../../pack/sample.ts'
import { showAt, surroundings } from '../../../testing.tsx'
import OrganisationSection from './organisation-section.tsx'

afterEach(cleanup)

const centre = { level: 'district', kind: 'comprehensive', name_en: 'centre', region: '310112' }

function organs() {
  return serve({
    ...surroundings(
      { rights: ['editions.read'] },
      {
        centres: [{ ...centre, id: 'C-310112', name: '区城运中心', parent: null }],
        units: [
          {
            id: 'U-310112-cg',
            kind: 'bureau',
            name: '区城管执法局',
            name_en: 'bureau',
            centre: 'C-310112',
            region: '310112',
            force: '',
          },
        ],
      },
    ),
    'GET /api/v1/people': () => ({
      items: [
        {
          person: 'P-7',
          name: '赵敏',
          posts: [{ id: 'T-7', role: 'handler', organ: 'U-310112-cg', region: '310112', on_duty: true }],
        },
      ],
      more: false,
    }),
    'GET /api/v1/roles': () => [
      { role: 'handler', name: '处置人', moves: [{ move: 'finish', name: '处置完成' }], reads_area: false },
    ],
    'GET /api/v1/editions': () => [anEdition(3)],
    'GET /api/v1/editions/{no}/tables/{file}': () =>
      aTable('units.csv', '单位', [aRow({ id: 'U-310112-cg', name_zh: '区城管执法局' })]),
  })
}

test('a unit is found in the tree, and its people and what their posts may do stand beside it', async () => {
  const platform = organs()
  const page = showAt('/admin/organisation', OrganisationSection)
  await userEvent.type(await screen.findByRole('searchbox'), '城管')
  await userEvent.click(await screen.findByText('区城管执法局'))
  expect(page.address()).toBe('/admin/organisation?organ=U-310112-cg')
  expect(await screen.findByRole('row', { name: /赵敏/ })).toBeVisible()
  expect(await screen.findByRole('row', { name: /处置完成/ })).toHaveTextContent('1')
  expect(platform.asked('GET /api/v1/people')[0]?.query.get('organ')).toBe('U-310112-cg')
})

test('the units are read as the table of the edition', async () => {
  organs()
  showAt('/admin/organisation', OrganisationSection)
  await userEvent.click(await screen.findByRole('radio', { name: '单位' }))
  expect(await screen.findByRole('row', { name: /U-310112-cg/ })).toHaveTextContent('区城管执法局')
})

test('people somebody may not see are refused in words', async () => {
  organs().answer({ 'GET /api/v1/people': () => refusal(403, 'staff.not_yours', '您的岗位不看人员。') })
  showAt('/admin/organisation?organ=U-310112-cg', OrganisationSection)
  expect(await screen.findByRole('alert')).toHaveTextContent('您的岗位不看人员。')
})
