// SPDX-License-Identifier: Apache-2.0
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, expect, test } from 'vitest'
import { Split } from './split.tsx'

afterEach(cleanup)

function Lamps({ label }: { label?: string }) {
  const [open, setOpen] = useState(false)
  const pane = (
    <button type="button" onClick={() => setOpen(false)}>
      关闭
    </button>
  )
  return (
    <Split label={label} beside={open && pane}>
      <div data-row="1" aria-current={open}>
        <button type="button" onClick={() => setOpen(true)}>
          打开
        </button>
      </div>
    </Split>
  )
}

test('what is open beside the list has a name, and the focus comes back when it closes', async () => {
  render(<Lamps label="路灯" />)
  expect(screen.queryByRole('complementary')).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: '打开' }))
  expect(screen.getByRole('complementary', { name: '路灯' })).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: '关闭' }))
  expect(screen.queryByRole('complementary')).toBeNull()
  expect(screen.getByRole('button', { name: '打开' })).toHaveFocus()
})

test('what bears a name of its own is not named twice', async () => {
  render(<Lamps />)
  await userEvent.click(screen.getByRole('button', { name: '打开' }))
  expect(screen.getByRole('button', { name: '关闭' })).toBeVisible()
  expect(screen.queryByRole('complementary')).toBeNull()
})
