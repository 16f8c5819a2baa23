// SPDX-License-Identifier: Apache-2.0
import { cleanup, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { refusal, serve } from '@tongguan/api-client/testing.ts'
import { afterEach, expect, test, vi } from 'vitest'
import { aCase, aClock, aLine } from '../../case/sample.ts'
import { openCase, showAt, surroundings } from '../../testing.tsx'
import { Component } from './case-page.tsx'

vi.mock('@tongguan/map/place-map.tsx', async (original) => ({
  ...(await original<object>()),
  PlaceMap: ({ label }: { label: string }) => <figure aria-label={label} />,
}))

afterEach(cleanup)

const shown = aCase({
  urgency: 'urgent',
  clocks: [aClock()],
  moves: [{ move: 'accept', name: '受理', form: 'accept' }],
})

function platform() {
  return serve({
    ...surroundings({}, { moves: [{ move: 'accept', name: '受理', name_en: 'accept' }] }),
    ...openCase(shown),
    'GET /api/v1/classes': () => ({ edition: 1, classes: [] }),
    'GET /api/v1/cases/{ref}/history': () => ({ id: shown.id, lines: [aLine()], names: { 'P-1': '张伟' } }),
  })
}

test('a case at its address tells what it is, where, how its clocks stand, its course and what can be done', async () => {
  const asked = platform()
  showAt(`/cases/${shown.task_no}`, Component, '/cases/$ref')
  expect(await screen.findByRole('heading', { level: 1, name: shown.title })).toBeVisible()
  expect(asked.asked('GET /api/v1/cases/{ref}')[0]?.path.ref).toBe(shown.task_no)
  expect(screen.getByText('待受理')).toBeVisible()
  expect(screen.getByRole('region', { name: '计时' })).toHaveTextContent('受理环节')
  expect(screen.getByRole('region', { name: '案件信息' })).toHaveTextContent('C-310112001')
  expect(await screen.findByRole('figure', { name: '北街 12 号的位置' })).toBeVisible()
  const course = await screen.findByRole('region', { name: '过程' })
  expect(within(course).getByText('受理')).toBeVisible()
  expect(await screen.findByRole('button', { name: /受理/ })).toBeEnabled()
  expect(screen.getByRole('link', { name: /打印案件单/ })).toHaveAttribute('href', '/api/v1/cases/2611200001/sheet')
})

test('a tab of a case stands in its address', async () => {
  platform()
  const page = showAt(`/cases/${shown.task_no}`, Component, '/cases/$ref')
  await userEvent.click(await screen.findByRole('tab', { name: '工单' }))
  expect(screen.getByRole('tab', { name: '工单' })).toHaveAttribute('aria-selected', 'true')
  expect(page.address()).toBe(`/cases/${shown.task_no}?tab=orders`)
})

test('a case that is not for somebody says so', async () => {
  platform().answer({ 'GET /api/v1/cases/{ref}': () => refusal(403, 'cases.not_yours', '此案不归您看。') })
  showAt(`/cases/${shown.task_no}`, Component, '/cases/$ref')
  expect(await screen.findByText('此案不归您看。')).toBeVisible()
})
