// SPDX-License-Identifier: Apache-2.0
import { cleanup, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { refusal, serve } from '@tongguan/api-client/testing.ts'
import { afterEach, expect, test } from 'vitest'
import { showAt, surroundings } from '../../../testing.tsx'
import AccountsSection from './accounts-section.tsx'

afterEach(cleanup)

function register(...rights: string[]) {
  return serve({
    ...surroundings({ rights: ['staff.read', ...rights] }),
    'GET /api/v1/roles': () => [],
    'GET /api/v1/classes': () => ({ edition: 3, classes: [] }),
    'GET /api/v1/staff': () => ({
      items: [{ person: 'P-7', name: '赵敏', account: '310112.zhaomin', phone: '', posts: [], sign_in: null }],
      total: 1,
    }),
  })
}

test('whoever changes the staff adds somebody; who only reads is not offered to', async () => {
  register('staff.change')
  const page = showAt('/admin/accounts', AccountsSection)
  expect(await screen.findByRole('row', { name: /赵敏/ })).toHaveTextContent('未开通')
  await userEvent.click(screen.getByRole('button', { name: '新增人员' }))
  expect(await screen.findByRole('dialog')).toHaveTextContent('人工增加的人员和岗位不随城市包变化')
  page.unmount()
  register()
  showAt('/admin/accounts', AccountsSection)
  await screen.findByRole('row', { name: /赵敏/ })
  expect(screen.queryByRole('button', { name: '新增人员' })).toBeNull()
})

test('a register somebody may not see says so', async () => {
  register().answer({ 'GET /api/v1/staff': () => refusal(403, 'staff.not_yours', '您的岗位不看名册。') })
  showAt('/admin/accounts', AccountsSection)
  expect(await screen.findByRole('alert')).toHaveTextContent('您的岗位不看名册。')
})
