// SPDX-License-Identifier: Apache-2.0
import { cleanup, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { serve } from '@tongguan/api-client/testing.ts'
import { afterEach, expect, test } from 'vitest'
import { freshPhone, showAt, surroundings } from '../../testing.tsx'
import { aDay } from '../../work/sample.ts'
import { MePage } from './me-page.tsx'

afterEach(async () => {
  cleanup()
  await freshPhone()
})

function somebody(...rights: string[]) {
  return serve({
    ...surroundings(
      { rights, posts: [{ id: 'T-7', role: 'collector', organ: 'C-1', region: '310112001', classes: [] }] },
      {
        centres: [
          {
            id: 'C-1',
            level: 'street',
            kind: 'comprehensive',
            name: '古美城运中心',
            name_en: '',
            parent: null,
            region: '310112001',
          },
        ],
        regions: [{ code: '310112001', level: 'street', name: '古美街道', name_en: '', parent: '310112' }],
      },
    ),
    'GET /api/v1/my/patrol': () => aDay(),
  })
}

test('who is signed in reads their posts, the patrol and what waits, and the outbox is a press away', async () => {
  somebody('patrols.walk')
  const page = showAt('/me', MePage)
  expect(await screen.findByRole('heading', { name: '张伟' })).toBeVisible()
  expect(await screen.findByText('古美城运中心 · 古美街道')).toBeVisible()
  expect(await screen.findByText('已看 1 / 2 个点位')).toBeVisible()
  await userEvent.click(screen.getByRole('link', { name: /待传与送达.*全部送达/ }))
  expect(page.address()).toBe('/outbox')
})

test('who does not patrol is shown no patrol', async () => {
  const platform = somebody()
  showAt('/me', MePage)
  await screen.findByText('古美城运中心 · 古美街道')
  expect(screen.queryByText('今日巡查')).toBeNull()
  expect(platform.asked('GET /api/v1/my/patrol')).toHaveLength(0)
})
