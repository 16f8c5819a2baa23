// SPDX-License-Identifier: Apache-2.0
import { cleanup, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { refusal, serve } from '@tongguan/api-client/testing.ts'
import { afterEach, expect, test } from 'vitest'
import { aDraft, anEdition } from '../../../pack/sample.ts'
import { showAt, surroundings } from '../../../testing.tsx'
import EditionsSection from './editions-section.tsx'

afterEach(cleanup)

const sheet = (title: string) => ({
  file: 'units.csv',
  title,
  title_en: 'units',
  rows: 80,
  editable: true,
  changed: title.includes('草稿'),
})

function editions() {
  return serve({
    ...surroundings({ rights: ['editions.read', 'drafts.apply'] }),
    'GET /api/v1/editions': () => [anEdition(3, '三定方案调整'), anEdition(2, '首次发布')],
    'GET /api/v1/drafts': () => [aDraft()],
    'GET /api/v1/drafts/{id}': () => aDraft(),
    'GET /api/v1/editions/{no}/tables': () => [sheet('单位')],
    'GET /api/v1/drafts/{id}/tables': () => [sheet('草稿单位')],
  })
}

test('every edition says why it was made and which is in force, and an earlier one can be gone back to', async () => {
  const platform = editions()
  showAt('/admin/editions', EditionsSection)
  const now = await screen.findByRole('row', { name: /三定方案调整/ })
  expect(now).toHaveTextContent('现行')
  expect(now).toHaveTextContent('1,200 / 0 / 80 / 0')
  expect(within(now).queryByRole('button')).toBeNull()
  const before = screen.getByRole('row', { name: /首次发布/ })
  expect(within(before).getByRole('button', { name: '退回此版' })).toBeEnabled()
  expect(within(before).getByRole('link', { name: '下载第 2 版' })).toHaveAttribute(
    'href',
    '/api/v1/editions/2/pack.zip',
  )
  const files = screen.getByRole('table', { name: '文件' })
  expect(await within(files).findByRole('row', { name: /单位/ })).toHaveTextContent('80')
  expect(platform.asked('GET /api/v1/editions/{no}/tables')[0]?.path.no).toBe('3')
})

test('a draft that is opened stands in the address, and its files take the place of the edition’s', async () => {
  const platform = editions()
  const page = showAt('/admin/editions', EditionsSection)
  await userEvent.click(await screen.findByRole('button', { name: '打开 调整共享单车主办单位' }))
  expect(page.address()).toBe('/admin/editions?draft=d-1')
  expect(await screen.findByRole('row', { name: /草稿单位/ })).toHaveTextContent('改动')
  expect(platform.asked('GET /api/v1/drafts/{id}/tables')[0]?.path.id).toBe('d-1')
})

test('editions somebody may not see say so', async () => {
  editions().answer({ 'GET /api/v1/editions': () => refusal(403, 'staff.not_yours', '您的岗位不看版本。') })
  showAt('/admin/editions', EditionsSection)
  expect(await screen.findByRole('alert')).toHaveTextContent('您的岗位不看版本。')
})
