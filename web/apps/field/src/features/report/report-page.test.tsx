// SPDX-License-Identifier: Apache-2.0
import { cleanup, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { refusal, serve } from '@tongguan/api-client/testing.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { field } from '../../offline/database.ts'
import { freshPhone, showAt, surroundings } from '../../testing.tsx'
import { BLANK } from './report.ts'
import { ReportPage } from './report-page.tsx'

// A photo that comes back from the phone's database is no Blob to Node.
beforeEach(() => void vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:photo'))

afterEach(async () => {
  cleanup()
  vi.restoreAllMocks()
  localStorage.removeItem('tongguan.field.classes')
  await freshPhone()
})

function ground() {
  return serve({
    ...surroundings(),
    'GET /api/v1/cases': () => ({ items: [], next: null, count: null, more: null }),
    'GET /api/v1/classes': () => ({
      edition: 1,
      classes: [
        {
          code: '010204',
          level: 'sub',
          parent: '0102',
          name: '路灯',
          name_en: 'street lamp',
          domain: '',
          grade: null,
          nature: null,
          flags: ['self_handle'],
          conditions: [],
        },
      ],
    }),
    'POST /api/v1/intake/suggest/similar': () => [],
    'POST /api/v1/intake/patrol': () => ({
      case_id: 'k1',
      task_no: '310112202611220001',
      owner: 'C-310112',
      owner_name: '区城运中心',
      region: '310112',
      class_code: '010204',
      source_no: null,
      fresh: true,
      why_zh: '',
      why_en: '',
    }),
  })
}

/** A report in whose photo and address the phone already has. */
async function begun() {
  const database = await field()
  await database.put('photos', {
    id: 'f-1',
    blob: new Blob(['photo']),
    name: 'f-1.jpg',
    takenAt: Date.parse('2026-11-22T01:00:00Z'),
    lon: null,
    lat: null,
    placedBy: null,
    hash: 'ab'.repeat(32),
    keptAt: Date.now(),
  })
  await database.put('drafts', {
    key: 'report',
    value: { ...BLANK, scene: ['f-1'], address: '北街 1 号' },
    at: Date.now(),
  })
}

test('a report without a photo is not sent, and says what is missing', async () => {
  const platform = ground()
  showAt('/report', ReportPage)
  await userEvent.click(await screen.findByRole('button', { name: '上报' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('还差：现场照片')
  expect(platform.asked('POST /api/v1/intake/patrol')).toHaveLength(0)
})

test('a report goes on where it was left, takes a class by one press, and is sent under a number', async () => {
  const platform = ground()
  await begun()
  showAt('/report', ReportPage)
  await userEvent.click(await screen.findByRole('radio', { name: '路灯' }))
  await userEvent.click(screen.getByRole('button', { name: '上报' }))
  expect(await screen.findByText('已上报，任务号 310112202611220001')).toBeVisible()
  expect(platform.asked('POST /api/v1/intake/patrol')[0]?.body).toMatchObject({
    address: '北街 1 号',
    class_code: '010204',
    photos: [{ blob: 'ab'.repeat(32), name: 'f-1.jpg' }],
  })
})

test('a report that is refused says why and keeps what was written', async () => {
  ground().answer({ 'POST /api/v1/intake/patrol': () => refusal(422, 'intake.outside', '地点不在本市。') })
  await begun()
  showAt('/report', ReportPage)
  await userEvent.type(await screen.findByRole('textbox', { name: /说明/ }), '灯杆倾斜')
  await userEvent.click(screen.getByRole('button', { name: '上报' }))
  await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent('地点不在本市。'))
  expect(screen.getByRole('textbox', { name: /说明/ })).toHaveValue('灯杆倾斜')
})
