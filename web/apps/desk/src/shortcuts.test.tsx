// SPDX-License-Identifier: Apache-2.0
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { spoken } from './shortcut-registry.ts'
import { InFront, Kbd, Shortcuts, useShortcut, useShortcutSwitch, useShortcuts } from './shortcuts.tsx'

afterEach(cleanup)
beforeEach(() => localStorage.clear())

function List({ pane = false }: { pane?: boolean }) {
  const [said, setSaid] = useState('')
  useShortcut('j', 'next', () => setSaid((before) => `${before}j`))
  useShortcut('x', 'select', () => setSaid((before) => `${before}x`))
  return (
    <>
      <p>said:{said}</p>
      <input aria-label="words" />
      {pane && (
        <InFront>
          <Pane onPress={() => setSaid((before) => `${before}P`)} />
        </InFront>
      )}
      <Overlay />
    </>
  )
}

function Pane({ onPress }: { onPress: () => void }) {
  useShortcut('x', 'reject', onPress)
  return null
}

function Overlay() {
  const { on, turn } = useShortcutSwitch()
  return (
    <>
      <button type="button" onClick={() => turn(!on)}>
        {on ? 'on' : 'off'}
      </button>
      <Kbd of="j" />
      <ul>
        {useShortcuts().map((one) => (
          <li key={one.id}>{one.label}</li>
        ))}
      </ul>
    </>
  )
}

const shown = (pane = false) =>
  render(
    <Shortcuts>
      <List pane={pane} />
    </Shortcuts>,
  )

test('a key does what the page says, and nothing while somebody types', async () => {
  shown()
  await userEvent.keyboard('jj')
  await userEvent.type(screen.getByLabelText('words'), 'jx')
  expect(screen.getByText('said:jj')).toBeInTheDocument()
  expect(screen.getByLabelText('words')).toHaveValue('jx')
})

test('a pane in front goes before the list behind it, and gives its keys back', async () => {
  const { rerender } = shown(true)
  await userEvent.keyboard('x')
  rerender(
    <Shortcuts>
      <List />
    </Shortcuts>,
  )
  await userEvent.keyboard('x')
  expect(screen.getByText('said:Px')).toBeInTheDocument()
})

test('shortcuts can be turned off, for good, and no longer shown', async () => {
  const { unmount } = shown()
  await userEvent.click(screen.getByText('on'))
  expect(screen.queryByText('J')).toBeNull()
  await userEvent.keyboard('j')
  expect(screen.getByText('said:')).toBeInTheDocument()
  unmount()
  shown()
  expect(screen.getByText('off')).toBeInTheDocument()
})

test('what a key does now is known to the overlay', () => {
  shown(true)
  expect(screen.getAllByRole('listitem').map((one) => one.textContent)).toEqual(
    expect.arrayContaining(['next', 'select', 'reject']),
  )
})

test('Caps Lock changes nothing, and a shifted sign is the sign', () => {
  const key = (key: string, held: Partial<KeyboardEvent> = {}) =>
    spoken({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held })
  expect(key('J')).toBe('j')
  expect(key('?', { shiftKey: true })).toBe('?')
  expect(key('k', { metaKey: true })).toBe('Ctrl+k')
  expect(key('J', { shiftKey: true })).toBe('Shift+j')
})
