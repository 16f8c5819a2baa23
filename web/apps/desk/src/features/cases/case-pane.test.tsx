// SPDX-License-Identifier: Apache-2.0
import { cleanup, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { refusal, serve } from '@tongguan/api-client/testing.ts'
import { afterEach, expect, test, vi } from 'vitest'
import { aCase, aClock } from '../../case/sample.ts'
import { openCase, showAt, surroundings } from '../../testing.tsx'
import { CasePane } from './case-pane.tsx'

vi.mock('@tongguan/map/place-map.tsx', async (original) => ({ ...(await original<object>()), PlaceMap: () => null }))

afterEach(cleanup)

const shown = aCase({ state: 'handling', state_name: '处置中', returns: 2, clocks: [aClock({ name: '处置' })] })

test('a case beside a list tells what it is, what was said of it and the way to its page, and closes by Escape', async () => {
  serve({ ...surroundings(), ...openCase(shown) })
  const closed = vi.fn()
  showAt(`/queue/mine?case=${shown.task_no}`, () => <CasePane taskNo={shown.task_no} onClose={closed} />)
  const pane = await screen.findByRole('complementary', { name: `案件 ${shown.task_no}` })
  expect(await screen.findByRole('heading', { name: shown.title })).toBeVisible()
  expect(pane).toHaveTextContent('处置中')
  expect(pane).toHaveTextContent('退单 2 次')
  expect(await screen.findByText(/市民反映垃圾堆放多日/)).toBeVisible()
  expect(screen.getByRole('link', { name: '打开整页' })).toHaveAttribute('href', `/cases/${shown.task_no}`)
  await userEvent.keyboard('{Escape}')
  expect(closed).toHaveBeenCalledOnce()
})

test('a case beside a list that is not for somebody says so and can be closed', async () => {
  serve({
    ...surroundings(),
    'GET /api/v1/cases/{ref}': () => refusal(403, 'cases.not_yours', '此案不归您看。'),
  })
  const closed = vi.fn()
  showAt('/queue/mine', () => <CasePane taskNo={shown.task_no} onClose={closed} />)
  expect(await screen.findByText('此案不归您看。')).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: '关闭案件' }))
  expect(closed).toHaveBeenCalledOnce()
})
