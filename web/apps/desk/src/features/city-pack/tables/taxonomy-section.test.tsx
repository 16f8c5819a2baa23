// SPDX-License-Identifier: Apache-2.0
import { cleanup, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { refusal, serve } from '@tongguan/api-client/testing.ts'
import { afterEach, expect, test } from 'vitest'
import { aDraft, anEdition, aRow, aTable } from '../../../pack/sample.ts'
import { showAt, surroundings } from '../../../testing.tsx'
import TaxonomySection from './taxonomy-section.tsx'

afterEach(cleanup)

const CLASSES = aTable('taxonomy/classes.csv', '分类', [
  aRow({ code: '010204', name_zh: '路灯' }),
  aRow({ code: '010205', name_zh: '井盖' }),
])
const LINKS = aTable('taxonomy/link_limits.csv', '环节时限', [aRow({ link: 'accept', amount: '10' })])

function taxonomy() {
  return serve({
    ...surroundings({ rights: ['editions.read'] }),
    'GET /api/v1/editions': () => [anEdition(3)],
    'GET /api/v1/editions/{no}/tables/{file}': ({ path }) => (path.file === LINKS.file ? LINKS : CLASSES),
    'GET /api/v1/drafts/{id}': () => aDraft(),
    'GET /api/v1/drafts/{id}/tables/{file}': () => ({ ...CLASSES, changed: 1 }),
    'POST /api/v1/drafts/{id}/rows': () => aDraft({ version: 6 }),
    'GET /api/v1/drafts': () => [aDraft()],
  })
}

test('the classes in force are read and looked through, and each other table has its own view', async () => {
  const platform = taxonomy()
  showAt('/admin/taxonomy', TaxonomySection)
  expect(await screen.findByRole('row', { name: /010204/ })).toHaveTextContent('路灯')
  expect(screen.getByText('找到 2 行，共 2 行')).toBeVisible()
  expect(screen.queryByRole('button', { name: /删除/ })).toBeNull()
  await userEvent.type(screen.getByRole('searchbox'), '灯')
  await waitFor(() =>
    expect(platform.asked('GET /api/v1/editions/{no}/tables/{file}').at(-1)?.query.get('text')).toBe('灯'),
  )
  await userEvent.click(screen.getByRole('radio', { name: '环节时限' }))
  expect(await screen.findByRole('row', { name: /accept/ })).toHaveTextContent('10')
})

test('in a draft a row is struck out', async () => {
  const platform = taxonomy()
  showAt('/admin/taxonomy?draft=d-1', TaxonomySection)
  await userEvent.click(await screen.findByRole('button', { name: '删除 010205' }))
  await waitFor(() => expect(platform.asked('POST /api/v1/drafts/{id}/rows')).toHaveLength(1))
  const [sent] = platform.asked('POST /api/v1/drafts/{id}/rows')
  expect(sent?.body.edits).toEqual([{ file: 'taxonomy/classes.csv', key: '010205', cells: null }])
  expect(sent?.headers.get('if-match')).toBe('"5"')
})

test('a table somebody may not see says so', async () => {
  taxonomy().answer({
    'GET /api/v1/editions/{no}/tables/{file}': () => refusal(403, 'staff.not_yours', '您的岗位不看分类。'),
  })
  showAt('/admin/taxonomy', TaxonomySection)
  expect(await screen.findByRole('alert')).toHaveTextContent('您的岗位不看分类。')
})
