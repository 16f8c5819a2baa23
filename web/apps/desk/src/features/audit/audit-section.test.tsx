// SPDX-License-Identifier: Apache-2.0
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { Schema } from '@tongguan/api-client'
import { refusal, serve } from '@tongguan/api-client/testing.ts'
import { afterEach, expect, test } from 'vitest'
import { showAt, surroundings } from '../../testing.tsx'
import AuditSection from './audit-section.tsx'

afterEach(cleanup)

const line = (id: number, beside: Partial<Schema<'AuditLineOut'>>): Schema<'AuditLineOut'> => ({
  id,
  subject: 'edition/3',
  no: 1,
  move: 'apply',
  before: null,
  after: null,
  at: '2026-11-22T01:00:00Z',
  person: 'P-9',
  person_name: '王主任',
  post: null,
  organ: null,
  organ_name: null,
  reason: '三定方案调整',
  facts: {},
  hash: 'ab'.repeat(32),
  sealed: true,
  ...beside,
})

function trail(...rights: string[]) {
  return serve({
    ...surroundings({ rights: ['audit.read', ...rights] }),
    'GET /api/v1/audit/seals': () => ({
      blocks: 12,
      last_at: '2026-11-22T01:00:00Z',
      last_hash: 'cd'.repeat(32),
      unsealed: 1,
      entries: 34_567,
    }),
    'GET /api/v1/audit/words': () => ({
      kinds: [{ code: 'edition', name: '城市版本', name_en: 'edition', auditors_only: false }],
      deeds: [{ code: 'apply', name: '发布', name_en: 'applied' }],
      states: [],
    }),
    'GET /api/v1/staff': () => ({ items: [], total: 0 }),
    'GET /api/v1/audit/lines': () => ({
      items: [line(2, { subject: 'account/P-7', person_name: '张伟', reason: '调离', sealed: false }), line(1, {})],
      next: null,
    }),
  })
}

test('the record tells who did what and why and how far it is sealed, and a subject leads to its own lines', async () => {
  const platform = trail()
  const page = showAt('/admin/audit', AuditSection)
  const applied = await screen.findByRole('row', { name: /三定方案调整/ })
  await waitFor(() => expect(applied).toHaveTextContent('发布'))
  expect(applied).toHaveTextContent('王主任')
  expect(applied).toHaveTextContent('已封存')
  expect(screen.getByRole('row', { name: /调离/ })).toHaveTextContent('待封存')
  expect(await screen.findByText(/共 34,567 条留痕，封存 12 块，未封 1 条/)).toBeVisible()
  await userEvent.click(within(applied).getByRole('button', { name: '3' }))
  expect(page.address()).toBe('/admin/audit?subject=edition%2F3')
  await waitFor(() => expect(platform.asked('GET /api/v1/audit/lines').at(-1)?.query.get('subject')).toBe('edition/3'))
})

test('who audits cases is offered to look who answers for one; others are told that they are not', async () => {
  trail('audit.cases')
  const page = showAt('/admin/audit', AuditSection)
  await userEvent.click(await screen.findByRole('radio', { name: '失责倒查' }))
  expect(await screen.findByRole('button', { name: /倒\s*查/ })).toBeVisible()
  page.unmount()
  trail()
  showAt('/admin/audit', AuditSection)
  expect(await screen.findByText(/系统管理员看不到案件的留痕/)).toBeVisible()
  expect(screen.queryByRole('radio', { name: '失责倒查' })).toBeNull()
})

test('a record somebody may not see says so', async () => {
  trail().answer({ 'GET /api/v1/audit/lines': () => refusal(403, 'audit.not_yours', '您的岗位不看留痕。') })
  showAt('/admin/audit', AuditSection)
  expect(await screen.findByRole('alert')).toHaveTextContent('您的岗位不看留痕。')
})
