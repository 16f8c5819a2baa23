// SPDX-License-Identifier: Apache-2.0
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { Schema } from '@tongguan/api-client'
import { refusal, serve } from '@tongguan/api-client/testing.ts'
import { afterEach, expect, test } from 'vitest'
import { aCase } from '../../../case/sample.ts'
import { caseLine, openCase, showAt, surroundings } from '../../../testing.tsx'
import { Component } from './queue-page.tsx'

afterEach(cleanup)

const [FIRST, SECOND] = ['310112202611220001', '310112202611220002']
const queue = (code: string, name: string, count: number): Schema<'QueueCount'> => ({
  code,
  name,
  name_en: code,
  count,
  more: false,
  red: 1,
  yellow: 0,
})

function queues() {
  return serve({
    ...surroundings(),
    ...openCase(aCase({ task_no: SECOND, state: 'handling' })),
    'GET /api/v1/views': () => [],
    'GET /api/v1/queues': () => [queue('mine', '等我办', 2), queue('to_accept', '待受理', 7)],
    'GET /api/v1/board': () => ({
      as_of: '2026-11-22T02:00:00Z',
      since: '2026-11-21T16:00:00Z',
      open: 9,
      red: 1,
      yellow: 0,
      reported: 3,
      closed: 2,
      states: [],
      areas: [],
      sources: [],
      moves: [],
    }),
    'GET /api/v1/cases': () => ({
      items: [caseLine(FIRST, { lamp: 'red', overtime: true }), caseLine(SECOND, { complainants: 3 })],
      next: null,
      count: null,
      more: null,
    }),
  })
}

test('a queue shows its cases beside every other queue, and opens one of them beside the list', async () => {
  const platform = queues()
  const page = showAt('/queue/mine', Component, '/queue/$queue')
  const row = await screen.findByRole('row', { name: new RegExp(SECOND) })
  expect(row).toHaveTextContent('3 人反映')
  expect(platform.asked('GET /api/v1/cases')[0]?.query.get('queue')).toBe('mine')
  const column = screen.getByRole('navigation', { name: '队列' })
  expect(await within(column).findByRole('link', { name: /待受理/ })).toHaveTextContent('7')
  expect(screen.getByText('显示 2 / 2')).toBeVisible()
  await userEvent.click(within(row).getByRole('link'))
  expect(await screen.findByRole('complementary', { name: `案件 ${SECOND}` })).toBeVisible()
  expect(page.address()).toBe(`/queue/mine?case=${SECOND}`)
})

test('a filter of a queue stands in the address, is asked for and taken off again', async () => {
  const platform = queues()
  const page = showAt('/queue/to_accept?urgency=urgent', Component, '/queue/$queue')
  await screen.findByRole('row', { name: new RegExp(FIRST) })
  expect(platform.asked('GET /api/v1/cases').at(-1)?.query.get('urgency')).toBe('urgent')
  await userEvent.click(screen.getByRole('button', { name: /^去掉条件 .*紧急$/ }))
  await waitFor(() => expect(page.address()).toBe('/queue/to_accept'))
  await waitFor(() => expect(platform.asked('GET /api/v1/cases').at(-1)?.query.get('urgency')).toBeNull())
})

test('a queue somebody may not see says so, and an empty one says why', async () => {
  const platform = queues()
  platform.answer({ 'GET /api/v1/cases': () => refusal(403, 'cases.not_yours', '此队列不归您看。') })
  const page = showAt('/queue/mine', Component, '/queue/$queue')
  expect(await screen.findByRole('alert')).toHaveTextContent('此队列不归您看。')
  page.unmount()
  platform.answer({ 'GET /api/v1/cases': () => ({ items: [], next: null, count: null, more: null }) })
  showAt('/queue/mine', Component, '/queue/$queue')
  expect(await screen.findByText('现在没有等你办理的案件。')).toBeVisible()
})
