// SPDX-License-Identifier: Apache-2.0
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { Schema } from '@tongguan/api-client'
import { refusal, serve } from '@tongguan/api-client/testing.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { aCase } from '../../case/sample.ts'
import { caseLine, showAt, surroundings } from '../../testing.tsx'
import { Component } from './dispatch-page.tsx'

const [FIRST, SECOND] = ['310112202611220001', '310112202611220002']

// Every row is in sight where nothing is laid out.
beforeEach(() => {
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      private readonly tell: (entries: { isIntersecting: boolean }[]) => void
      constructor(tell: (entries: { isIntersecting: boolean }[]) => void) {
        this.tell = tell
      }
      observe() {
        this.tell([{ isIntersecting: true }])
      }
      disconnect() {}
    },
  )
})

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const bureau = { id: 'U-310112-cg', name: '区城管执法局' }
const centre = { id: 'C-310112', name: '区城运中心' }
const advice: Schema<'AdviceOut'> = {
  version: 3,
  edition: 1,
  proposal: {
    row: 'L-12',
    basis: '权责清单第 12 条',
    lead: bureau,
    centre,
    assists: [],
    elsewhere: [],
    path: [centre, bureau],
    closing_level: 'district',
    grid_kind: '',
    evidence: [],
    machine: true,
    exact: true,
  },
  step: { kind: 'dispatch', to: bureau },
  by_hand_because: null,
  considered: [],
}

function board() {
  return serve({
    ...surroundings(),
    'GET /api/v1/queues': () => [
      { code: 'to_dispatch', name: '待派遣', name_en: '', count: 2, more: false, red: 0, yellow: 0 },
    ],
    'GET /api/v1/cases': () => ({
      items: [caseLine(FIRST, { state: 'pending_dispatch' }), caseLine(SECOND, { state: 'pending_dispatch' })],
      next: null,
      count: null,
      more: null,
    }),
    'GET /api/v1/cases/{ref}/advice': ({ path }) =>
      path.ref === FIRST ? advice : { ...advice, proposal: null, step: null },
    'POST /api/v1/cases/{case_id}/moves/follow_list': () => aCase({ task_no: FIRST }),
  })
}

test('what the list says stands beside each case, and a press does so', async () => {
  const platform = board()
  showAt('/dispatch', Component)
  const row = await screen.findByRole('row', { name: new RegExp(FIRST) })
  expect(await within(row).findByText('依据 权责清单第 12 条（L-12）')).toBeVisible()
  const other = screen.getByRole('row', { name: new RegExp(SECOND) })
  expect(await within(other).findByText('清单没有唯一结果，请人工派遣')).toBeVisible()
  expect(screen.getByRole('radio', { name: /待派遣/ })).toBeChecked()
  await userEvent.click(within(row).getByRole('button', { name: /派给 区城管执法局/ }))
  expect(await screen.findByText(`${FIRST}：已派给 区城管执法局`)).toBeInTheDocument()
  const [sent] = platform.asked('POST /api/v1/cases/{case_id}/moves/follow_list')
  expect(sent?.path.case_id).toBe(caseLine(FIRST).id)
  expect(sent?.headers.get('if-match')).toBe('"3"')
})

test('another queue of the board stands in the address and is asked for', async () => {
  const platform = board()
  const page = showAt('/dispatch', Component)
  await userEvent.click(await screen.findByRole('radio', { name: '下级上报' }))
  expect(page.address()).toBe('/dispatch?view=from_below')
  await waitFor(() => expect(platform.asked('GET /api/v1/cases').at(-1)?.query.get('queue')).toBe('from_below'))
})

test('a board somebody may not see says so', async () => {
  board().answer({ 'GET /api/v1/cases': () => refusal(403, 'cases.not_yours', '您的岗位不派遣。') })
  showAt('/dispatch', Component)
  expect(await screen.findByRole('alert')).toHaveTextContent('您的岗位不派遣。')
})
