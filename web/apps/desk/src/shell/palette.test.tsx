// SPDX-License-Identifier: Apache-2.0
import { cleanup, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { refusal, serve } from '@tongguan/api-client/testing.ts'
import { afterEach, expect, test } from 'vitest'
import { caseLine, showAt, surroundings } from '../testing.tsx'
import { Palette } from './palette.tsx'

afterEach(cleanup)

const around = () => ({ ...surroundings(), 'GET /api/v1/queues': () => [], 'GET /api/v1/views': () => [] })
const Open = () => <Palette onEnd={() => undefined} />

test('a case is found by what is typed', async () => {
  serve({
    ...around(),
    'GET /api/v1/cases': () => ({ items: [caseLine('20261122000001')], next: null, count: null, more: null }),
  })
  showAt('/queue/mine', Open)
  await userEvent.type(await screen.findByRole('combobox'), '路灯')
  expect(await screen.findByRole('option', { name: /20261122000001/ })).toBeInTheDocument()
})

test('who may not search for people by their number is told so, not that there is nothing', async () => {
  serve({
    ...around(),
    'GET /api/v1/cases': () => refusal(403, 'portals.number_at_the_desk_only', '电话请交受理人员查找。'),
  })
  showAt('/queue/mine', Open)
  await userEvent.type(await screen.findByRole('combobox'), '13812342671')
  expect(await screen.findByText('电话请交受理人员查找。')).toBeInTheDocument()
})
