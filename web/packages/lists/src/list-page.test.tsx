// SPDX-License-Identifier: Apache-2.0
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Shortcuts } from '@tongguan/ui/shortcuts.tsx'
import { useState } from 'react'
import { afterEach, expect, test } from 'vitest'
import { ListPage } from './list-page.tsx'
import { Views } from './page.tsx'

afterEach(cleanup)

const STREETS = ['北街', '南街', '西街']

/** Streets, one of which can be open beside the list. */
function Streets() {
  const [open, setOpen] = useState<string>()
  const [view, setView] = useState<'all' | 'west'>('all')
  return (
    <ListPage
      title="街道"
      head={
        <Views
          label="看哪些"
          value={view}
          views={[
            { value: 'all', name: '全部', count: 3 },
            { value: 'west', name: '西边' },
          ]}
          onChange={setView}
        />
      }
      end={<button type="button">导出</button>}
      label="街道"
      rows={STREETS.filter((street) => view === 'all' || street.startsWith('西'))}
      rowKey={(street) => street}
      columns={[
        {
          key: 'name',
          name: '名称',
          cell: (street) => (
            <button type="button" onClick={() => setOpen(street)}>
              {street}
            </button>
          ),
        },
      ]}
      open={open}
      onOpen={setOpen}
      besideLabel="街道详情"
      beside={(street) => <p>{street}有路灯</p>}
    />
  )
}

test('a list is gone through, opened and closed by its keys, and the focus comes back', async () => {
  render(<Streets />, { wrapper: Shortcuts })
  expect(screen.getByRole('heading', { name: '街道' })).toBeVisible()
  expect(screen.getByRole('button', { name: '导出' })).toBeVisible()
  await userEvent.keyboard('jj')
  expect(screen.getByRole('button', { name: '南街' })).toHaveFocus()
  expect(screen.queryByRole('complementary')).toBeNull()
  await userEvent.keyboard('{Enter}')
  expect(screen.getByRole('complementary', { name: '街道详情' })).toHaveTextContent('南街有路灯')
  await userEvent.keyboard('j')
  expect(screen.getByRole('complementary')).toHaveTextContent('西街有路灯')
  await userEvent.keyboard('{Escape}')
  expect(screen.queryByRole('complementary')).toBeNull()
  expect(screen.getByRole('button', { name: '西街' })).toHaveFocus()
})

test('another view shows other rows, and what is not among them is not open', async () => {
  render(<Streets />)
  await userEvent.click(screen.getByRole('button', { name: '北街' }))
  expect(screen.getByRole('complementary')).toHaveTextContent('北街')
  await userEvent.click(screen.getByRole('radio', { name: '西边' }))
  expect(screen.getAllByRole('row')).toHaveLength(2)
  expect(screen.queryByRole('complementary')).toBeNull()
})
