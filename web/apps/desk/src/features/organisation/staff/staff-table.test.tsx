// SPDX-License-Identifier: Apache-2.0
import { cleanup, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { serve } from '@tongguan/api-client/testing.ts'
import { afterEach, expect, test } from 'vitest'
import { showAt, surroundings } from '../../../testing.tsx'
import { StaffTable } from './staff-table.tsx'

afterEach(cleanup)

const member = (n: number) => ({
  person: `P-${n}`,
  name: `员工${n}`,
  account: `310112.staff${n}`,
  phone: '',
  posts: [],
  sign_in: null,
})

function register() {
  return serve({
    ...surroundings(),
    'GET /api/v1/roles': () => [],
    'GET /api/v1/staff': ({ query }) => {
      const from = Number(query.get('offset') ?? 0)
      if (query.get('text')) return { items: [member(7)], total: 1 }
      return { items: [member(from + 1), member(from + 2)], total: 120 }
    },
  })
}

test('the register is leafed through by its pages, which stand in the address', async () => {
  const platform = register()
  const page = showAt('/admin/accounts?draft=d-1', StaffTable)
  expect(await screen.findByRole('row', { name: /310112\.staff1/ })).toHaveTextContent('未开通')
  expect(screen.getByText('120 人')).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: '第 3 页' }))
  expect(await screen.findByText('员工101')).toBeVisible()
  expect(page.address()).toBe('/admin/accounts?draft=d-1&page=3')
  expect(platform.asked('GET /api/v1/staff').at(-1)?.query.get('offset')).toBe('100')
})

test('whoever looks for somebody begins at the first page again', async () => {
  register()
  const page = showAt('/admin/accounts?page=3', StaffTable)
  await screen.findByText('员工101')
  await userEvent.type(screen.getByRole('searchbox'), '员工7')
  expect(await screen.findByText('1 人')).toBeVisible()
  expect(screen.queryByRole('navigation', { name: '页码' })).toBeNull()
  await waitFor(() => expect(page.address()).toBe(`/admin/accounts?text=${encodeURIComponent('员工7')}`))
})
