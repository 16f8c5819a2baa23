// SPDX-License-Identifier: Apache-2.0
import { cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Refused } from '@tongguan/api-client'
import { useState } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { useSelection } from './selection.ts'
import { Table } from './table.tsx'
import type { Column } from './table-props.ts'

afterEach(cleanup)

interface Lamp {
  no: string
  street: string
  hours: number
}

const LAMPS: readonly Lamp[] = [
  { no: 'L-1', street: '北街', hours: 3 },
  { no: 'L-2', street: '南街', hours: 5 },
]
const COLUMNS: readonly Column<Lamp>[] = [
  { key: 'no', name: '编号', heads: true, cell: (lamp) => lamp.no },
  { key: 'street', name: '街道', cell: (lamp) => lamp.street },
  { key: 'hours', name: '时长', end: true, number: true, cell: (lamp) => lamp.hours },
]
const noOf = (lamp: Lamp) => lamp.no
const shared = { label: '路灯', columns: COLUMNS, rowKey: noOf }

test('a table is called by its label, its columns and rows by their headings, and the current row is marked', () => {
  render(<Table {...shared} rows={LAMPS} current="L-2" />)
  expect(screen.getByRole('table', { name: '路灯' })).toHaveAttribute('aria-busy', 'false')
  expect(screen.getAllByRole('columnheader').map((one) => one.textContent)).toEqual(['编号', '街道', '时长'])
  expect(screen.getByRole('row', { name: /L-2/ })).toHaveAttribute('aria-current', 'true')
  expect(screen.getByRole('rowheader', { name: 'L-1' })).toBeVisible()
})

test('what is read, refused or empty is said, and a broken line can be tried again', async () => {
  const refetch = vi.fn()
  const asked = { isPending: true, error: null, refetch }
  const { rerender } = render(<Table {...shared} rows={undefined} asked={asked} />)
  expect(screen.getByRole('status')).toHaveTextContent('正在读取')
  expect(screen.getByRole('table')).toHaveAttribute('aria-busy', 'true')
  rerender(<Table {...shared} rows={[]} asked={{ ...asked, isPending: false }} empty="没有路灯" />)
  expect(screen.getByText('没有路灯')).toBeVisible()
  const problem = { type: '', code: 'lamps.down', title: '', title_en: '', detail: '路灯台账读不出。', facts: {} }
  const error = new Refused({ ...problem, status: 503, request_id: 'r-7' })
  rerender(<Table {...shared} rows={[]} asked={{ isPending: false, error, refetch }} />)
  expect(screen.getByRole('alert')).toHaveTextContent('路灯台账读不出。编号 r-7')
  await userEvent.click(screen.getByRole('button', { name: '再试一次' }))
  expect(refetch).toHaveBeenCalledOnce()
})

test('rows are chosen one by one or all together, but for those that cannot be', async () => {
  function Chosen() {
    const selection = useSelection('lamps', noOf)
    const choosing = { selection, label: (lamp: Lamp) => `选择 ${lamp.no}`, can: (lamp: Lamp) => lamp.no !== 'L-2' }
    return (
      <>
        <Table {...shared} rows={LAMPS} choosing={choosing} />
        <p>{[...selection.rows.keys()].join(' ')}</p>
      </>
    )
  }
  const { container } = render(<Chosen />)
  const chosen = () => container.querySelector('p')?.textContent
  await userEvent.click(screen.getByRole('checkbox', { name: '选择全部' }))
  expect(chosen()).toBe('L-1')
  expect(screen.getByRole('checkbox', { name: '选择 L-2' })).toBeDisabled()
  await userEvent.click(screen.getByRole('checkbox', { name: '选择 L-1' }))
  expect(chosen()).toBe('')
})

test('one row is open below itself, and a row of a group stands under its heading', async () => {
  function Opened() {
    const [open, onOpen] = useState<string>()
    const groups = LAMPS.map((lamp) => ({ key: lamp.street, heading: lamp.street, rows: [lamp] }))
    return (
      <Table {...shared} groups={groups} opening={{ open, onOpen, content: (lamp) => `亮了 ${lamp.hours} 小时` }} />
    )
  }
  render(<Opened />)
  const toggle = (no: string) => within(screen.getByRole('row', { name: new RegExp(no) })).getByRole('button')
  expect(screen.getByRole('rowheader', { name: '南街' })).toHaveAttribute('scope', 'rowgroup')
  await userEvent.click(toggle('L-1'))
  expect(screen.getByText('亮了 3 小时')).toBeVisible()
  await userEvent.click(toggle('L-2'))
  expect(screen.queryByText('亮了 3 小时')).toBeNull()
  expect(toggle('L-2')).toHaveAttribute('aria-expanded', 'true')
})
