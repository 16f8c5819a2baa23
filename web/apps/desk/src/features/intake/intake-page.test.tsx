// SPDX-License-Identifier: Apache-2.0
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { refusal, serve } from '@tongguan/api-client/testing.ts'
import { afterEach, expect, test, vi } from 'vitest'
import { aCase } from '../../case/sample.ts'
import { showAt, surroundings } from '../../testing.tsx'
import { Component } from './intake-page.tsx'

vi.mock('@tongguan/map', async (original) => ({ ...(await original<object>()), PlaceMap: () => null }))

afterEach(() => {
  cleanup()
  sessionStorage.clear()
})

const taskNo = '310112202611220001'

function hotline() {
  return serve({
    ...surroundings(),
    'POST /api/v1/intake/suggest/classes': () => [
      {
        code: '010204',
        path: '公用设施/照明设施/路灯',
        score: 1,
        matched: ['路灯'],
        condition: '',
        kind: 'complaint',
        emergency: false,
      },
    ],
    'POST /api/v1/intake/suggest/places': () => [],
    'POST /api/v1/intake/suggest/similar': () => [],
    'POST /api/v1/intake/hotline': () => ({
      case_id: 'k1',
      task_no: taskNo,
      owner: 'C-310112',
      owner_name: '区城运中心',
      region: '310112',
      class_code: '010204',
      source_no: null,
      fresh: true,
      why_zh: '按区受理',
      why_en: 'by district',
    }),
    'GET /api/v1/cases/{ref}': () => aCase({ id: 'k1', task_no: taskNo }),
  })
}

test('a call is written down, takes the class that is suggested, and is registered under a number', async () => {
  const platform = hotline()
  showAt('/intake', Component)
  await userEvent.type(await screen.findByRole('textbox', { name: /诉求内容/ }), '路灯不亮')
  await userEvent.type(screen.getByRole('textbox', { name: /^地址/ }), '北街 1 号')
  const classes = screen.getByRole('region', { name: '类别建议' })
  await userEvent.click(await within(classes).findByRole('button', { name: /路灯/ }))
  await userEvent.click(screen.getByRole('button', { name: /^登记/ }))
  expect(await screen.findByText(taskNo)).toBeVisible()
  const [sent] = platform.asked('POST /api/v1/intake/hotline')
  expect(sent?.body).toMatchObject({ words: '路灯不亮', address: '北街 1 号', class_code: '010204' })
  expect(sent?.headers.get('idempotency-key')).toBeTruthy()
})

test('a call without words or place is not sent, and a refusal leaves what was written', async () => {
  const platform = hotline()
  platform.answer({ 'POST /api/v1/intake/hotline': () => refusal(422, 'intake.outside', '地点不在本市。') })
  showAt('/intake', Component)
  await userEvent.click(await screen.findByRole('button', { name: /^登记/ }))
  expect(screen.getByRole('alert')).toBeVisible()
  expect(platform.asked('POST /api/v1/intake/hotline')).toHaveLength(0)
  await userEvent.type(screen.getByRole('textbox', { name: /诉求内容/ }), '路灯')
  await userEvent.type(screen.getByRole('textbox', { name: /^地址/ }), '外地')
  await userEvent.click(screen.getByRole('button', { name: /^登记/ }))
  await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent('地点不在本市。'))
  expect(screen.getByRole('textbox', { name: /诉求内容/ })).toHaveValue('路灯')
})

test('a file of calls stands at its own address', async () => {
  hotline()
  const page = showAt('/intake', Component)
  await userEvent.click(await screen.findByRole('radio', { name: '批量导入' }))
  expect(page.address()).toBe('/intake?way=file')
  expect(screen.queryByRole('textbox', { name: /诉求内容/ })).toBeNull()
})

test('a city without that hotline sends its files from the source the list shows', async () => {
  const platform = hotline()
  const walkIn = { code: 'walk_in', name: '来访', name_en: 'Walk-in', mode: 'passive' }
  platform.answer({
    ...surroundings({}, { sources: [walkIn] }),
    'POST /api/v1/intake/batch': () => refusal(409, 'intake.file_known', '此文件正在导入。'),
  })
  showAt('/intake?way=file', Component)
  await waitFor(() => expect(screen.getByRole('combobox', { name: /来源/ })).toHaveValue('walk_in'))
  await userEvent.upload(screen.getByLabelText(/文件/), new File(['诉求内容\n灯'], 'calls.csv', { type: 'text/csv' }))
  await userEvent.click(screen.getByRole('button', { name: /导入/ }))
  await waitFor(() => expect(platform.asked('POST /api/v1/intake/batch')[0]?.body).toMatch(/walk_in/))
})
