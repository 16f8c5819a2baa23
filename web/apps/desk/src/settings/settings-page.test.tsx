// SPDX-License-Identifier: Apache-2.0
import { cleanup, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { serve } from '@tongguan/api-client/testing.ts'
import { afterEach, expect, test } from 'vitest'
import { aDraft } from '../pack/sample.ts'
import { showAt, surroundings } from '../testing.tsx'
import { Component } from './settings-page.tsx'

afterEach(cleanup)

function settings(...rights: string[]) {
  return serve({
    ...surroundings({ rights }),
    'GET /api/v1/editions': () => [],
    'GET /api/v1/drafts': () => [aDraft()],
    'GET /api/v1/drafts/{id}': () => aDraft(),
    'GET /api/v1/drafts/{id}/tables': () => [],
    'GET /api/v1/roles': () => [],
    'GET /api/v1/staff': () => ({ items: [], total: 0 }),
  })
}

async function sections() {
  const nav = await screen.findByRole('navigation', { name: '配置分区' })
  return within(nav)
    .getAllByRole('link')
    .map((one) => one.textContent?.trim())
}

test('whoever reads editions is shown the rules and none of the people, and takes the draft along', async () => {
  settings('editions.read')
  const page = showAt('/admin/editions?draft=d-1', Component, '/admin/$section')
  expect(await sections()).toEqual(['城市版本', '权责清单', '分类与时限', '工作日历', '组织机构'])
  expect(screen.getByRole('link', { name: '城市版本' })).toHaveAttribute('aria-current', 'page')
  expect(await screen.findByRole('table', { name: '版本' })).toBeVisible()
  expect(await screen.findByRole('button', { name: '检查与发布' })).toBeEnabled()
  expect(screen.queryByRole('button', { name: /起\s*草/ })).toBeNull()
  await userEvent.click(screen.getByRole('link', { name: '组织机构' }))
  expect(await screen.findByRole('heading', { level: 1, name: '组织机构' })).toBeVisible()
  expect(page.address()).toBe('/admin/organisation?draft=d-1')
})

test('whoever keeps the staff is shown the people alone, and no bar of drafts', async () => {
  settings('staff.read')
  showAt('/admin/accounts', Component, '/admin/$section')
  expect(await sections()).toEqual(['人员与账号'])
  expect(await screen.findByText('0 人')).toBeVisible()
  expect(screen.queryByText('正在查看')).toBeNull()
})

test('a section of others and settings without any right say so', async () => {
  settings('staff.read')
  const page = showAt('/admin/audit', Component, '/admin/$section')
  expect(await screen.findByText('您的岗位不能查看这一部分。')).toBeVisible()
  expect(await sections()).toEqual(['人员与账号'])
  page.unmount()
  settings()
  showAt('/admin', Component)
  expect(await screen.findByText('您的岗位不能查看这一部分。')).toBeVisible()
  expect(screen.queryByRole('navigation')).toBeNull()
})
