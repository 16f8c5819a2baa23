// SPDX-License-Identifier: Apache-2.0
import { cleanup, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { Schema } from '@tongguan/api-client'
import { refusal, serve } from '@tongguan/api-client/testing.ts'
import { afterEach, expect, test } from 'vitest'
import { aCase } from '../../../case/sample.ts'
import { caseLine, openCase, showAt, surroundings } from '../../../testing.tsx'
import { Component } from './reviews-page.tsx'

afterEach(cleanup)

const request = (id: string, kind: Schema<'RequestKind'>, reason: string): Schema<'RequestOut'> => ({
  id,
  kind,
  state: 'pending_centre',
  unit_name: '古美城管中队',
  asked_by: 'P-2',
  asked_by_name: '李华',
  asked_at: '2026-11-22T01:00:00Z',
  reason_code: null,
  reason,
  legal_basis: null,
  suggested_unit: null,
  suggested_unit_name: null,
  days: kind === 'extension' ? 3 : null,
  until: null,
  plan: null,
  reviews: [],
  waits_for: 'C-310112',
  waits_for_name: '区城运中心',
  mine: id !== 'r-3',
  case: caseLine(`31011220261122000${id.slice(2)}`),
})

const EXTENSION = request('r-1', 'extension', '配件须外调')
const RETURN = request('r-2', 'return', '非本单位职责')
const FOREIGN = request('r-3', 'void', '重复上报')

function reviews() {
  return serve({
    ...surroundings({}, { moves: [{ move: 'extend', name: '同意延期', name_en: 'extend' }] }),
    ...openCase(aCase({ moves: [{ move: 'extend', name: '同意延期', form: 'extend' }] })),
    'GET /api/v1/requests': ({ query }) =>
      query.get('mine') === 'true' ? [EXTENSION, RETURN] : [EXTENSION, RETURN, FOREIGN],
    'GET /api/v1/cases/{ref}/requests/{request_id}/foreseen': () => ({
      due_at: '2026-11-24T01:00:00Z',
      due_then: '2026-11-27T01:00:00Z',
      shift_seconds: 259_200,
      returns: 1,
      returns_before_coordination: 2,
      extensions: 0,
      extension_max: 1,
    }),
  })
}

test('the first request is open with its ground and what is at stake, and another is opened at its card', async () => {
  const platform = reviews()
  const page = showAt('/reviews', Component)
  const first = await screen.findByRole('button', { name: /配件须外调/ })
  expect(first).toHaveAttribute('aria-current', 'true')
  const stake = await screen.findByRole('region', { name: '若同意' })
  expect(stake).toHaveTextContent('3 天')
  expect(stake).toHaveTextContent('已延期 0 次，最多 1 次')
  expect(await screen.findByRole('button', { name: /同意延期/ })).toBeEnabled()
  await userEvent.click(screen.getByRole('button', { name: /非本单位职责/ }))
  expect(page.address()).toBe('/reviews?request=r-2')
  expect(await screen.findByText('已退单 1 次；满 2 次须协调定牵头')).toBeVisible()
  expect(
    platform.asked('GET /api/v1/cases/{ref}/requests/{request_id}/foreseen').map((one) => one.path.request_id),
  ).toEqual(['r-1', 'r-2'])
})

test('those of others are found under all, with who decides them', async () => {
  reviews()
  const page = showAt('/reviews', Component)
  await screen.findByRole('button', { name: /配件须外调/ })
  expect(screen.queryByRole('button', { name: /重复上报/ })).toBeNull()
  await userEvent.click(screen.getByRole('radio', { name: '全部 3' }))
  expect(page.address()).toBe('/reviews?whose=all')
  expect(await screen.findByRole('button', { name: /重复上报/ })).toHaveTextContent('待 区城运中心 审核')
})

test('nothing to decide and a refusal are both said', async () => {
  const platform = reviews()
  platform.answer({ 'GET /api/v1/requests': () => [] })
  const page = showAt('/reviews', Component)
  expect(await screen.findByText('没有轮到您审核的申请')).toBeVisible()
  page.unmount()
  platform.answer({ 'GET /api/v1/requests': () => refusal(403, 'cases.not_yours', '您的岗位不审核。') })
  showAt('/reviews', Component)
  expect(await screen.findByRole('alert')).toHaveTextContent('您的岗位不审核。')
})
