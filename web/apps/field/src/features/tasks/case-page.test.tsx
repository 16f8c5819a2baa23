// SPDX-License-Identifier: Apache-2.0
import { cleanup, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { Schema } from '@tongguan/api-client'
import { refusal, serve } from '@tongguan/api-client/testing.ts'
import { aMatter } from '@tongguan/forms/testing.ts'
import { afterEach, expect, test, vi } from 'vitest'
import { freshPhone, showAt, surroundings } from '../../testing.tsx'
import { CasePage } from './case-page.tsx'

vi.mock('@tongguan/map', async (original) => ({
  ...(await original<object>()),
  PlaceMap: ({ label }: { label: string }) => <figure aria-label={label} />,
}))

afterEach(async () => {
  cleanup()
  await freshPhone()
})

const shown = aMatter({
  id: 'k1',
  task_no: 'T-1',
  title: '路灯不亮',
  state: 'handling',
  state_name: '处置中',
  state_name_en: 'handling',
  special_attention: true,
  lon: 121.4,
  lat: 31.1,
  lamp: 'yellow',
  due_at: '2026-11-24T01:00:00Z',
  link_due_at: '2026-11-23T01:00:00Z',
  reported_at: '2026-11-22T01:00:00Z',
  class_name: '路灯',
  lead_unit: 'U-1',
  names: { 'U-1': '古美城管中队' },
  mode: 'active',
  open: true,
  evidence: [],
  tasks: [{ note: '请看是否整条街都不亮', done_at: null } as Schema<'CaseOut'>['tasks'][number]],
  moves: [{ move: 'finish', name: '处置完成', form: 'finish' }],
})

function platform() {
  return serve({
    ...surroundings(
      { posts: [{ id: 'T-7', role: 'handler', organ: 'U-1', region: '310112001', classes: [] }] },
      { moves: [{ move: 'finish', name: '处置完成', name_en: 'finish' }] },
    ),
    'GET /api/v1/cases/{ref}': () => shown,
    'GET /api/v1/cases/{ref}/words': () => ({ words: '整条街都不亮' }),
  })
}

test('a case tells what is asked, where and by whom, and its move opens a form', async () => {
  const asked = platform()
  showAt('/cases/T-1', () => <CasePage taskNo="T-1" />)
  expect(await screen.findByRole('heading', { name: '路灯不亮' })).toBeVisible()
  expect(asked.asked('GET /api/v1/cases/{ref}')[0]?.path.ref).toBe('T-1')
  expect(screen.getByText(/请看是否整条街都不亮/)).toBeVisible()
  expect(screen.getByText('特别关注')).toBeVisible()
  expect(screen.getByText('古美城管中队')).toBeVisible()
  expect(await screen.findByText('整条街都不亮')).toBeVisible()
  expect(await screen.findByRole('figure', { name: '案件位置' })).toBeInTheDocument()
  expect(screen.getByRole('link', { name: /导航/ }).getAttribute('href')).toContain('31.1,121.4')
  await userEvent.click(await screen.findByRole('button', { name: '处置完成' }))
  expect(await screen.findByLabelText(/处置情况/)).toBeVisible()
})

test('a case that is not for somebody says so', async () => {
  platform().answer({ 'GET /api/v1/cases/{ref}': () => refusal(403, 'cases.not_yours', '此案不归您看。') })
  showAt('/cases/T-1', () => <CasePage taskNo="T-1" />)
  expect(await screen.findByRole('alert')).toHaveTextContent('此案不归您看。')
})
