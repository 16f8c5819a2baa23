// SPDX-License-Identifier: Apache-2.0
import { cleanup, screen, within } from '@testing-library/react'
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

test('somebody is added with a first post; what is wrong with a field is said at the field', async () => {
  const unit = { id: 'U-1', name: '城管中队', name_en: '', region: '310112001', centre: 'C-1' }
  const platform = serve({
    ...surroundings(
      { rights: ['staff.read', 'staff.change'] },
      { units: [unit] as never, regions: [{ code: '310112001', name: '江川路街道', name_en: '' }] as never },
    ),
    'GET /api/v1/classes': () => ({ edition: 3, classes: [] }),
    'GET /api/v1/staff': () => ({ items: [], total: 0 }),
    'GET /api/v1/roles': () => [{ role: 'handler' }] as never,
    'POST /api/v1/staff': () =>
      refusal(422, 'plumbing.malformed', 'body.account：格式不符合要求', {
        errors: [{ where: 'body.account', hint: '格式不符合要求', hint_en: 'malformed' }],
      }),
  })
  showAt('/admin/accounts', AccountsSection)
  await userEvent.click(await screen.findByRole('button', { name: '新增人员' }))
  const dialog = within(await screen.findByRole('dialog'))
  expect(dialog.getByLabelText('姓名')).toHaveFocus()
  await userEvent.type(dialog.getByLabelText('姓名'), '钱新')
  await userEvent.type(dialog.getByLabelText('账号'), '钱新一')
  for (const [label, option] of [
    ['角色', '处置人员'],
    ['所在中心或单位', '城管中队 U-1'],
  ] as const) {
    await userEvent.click(dialog.getByLabelText(label))
    await userEvent.click(await screen.findByTitle(option))
  }
  await userEvent.type(dialog.getByLabelText('理由'), '调')
  expect(dialog.getByRole('button', { name: '新增人员' })).toBeDisabled()
  await userEvent.type(dialog.getByLabelText('理由'), '入')
  await userEvent.click(dialog.getByRole('button', { name: '新增人员' }))
  const wrong = await dialog.findByRole('alert')
  expect(wrong).toHaveTextContent(/^格式不符合要求$/)
  expect(wrong.parentElement).toContainElement(dialog.getByLabelText('账号'))
  expect(dialog.getByLabelText('姓名')).toHaveValue('钱新')
  expect(platform.asked('POST /api/v1/staff')[0]?.body).toEqual({
    name: '钱新',
    account: '钱新一',
    post: { role: 'handler', organ: 'U-1', region: '310112001' },
    reason: '调入',
  })
})
