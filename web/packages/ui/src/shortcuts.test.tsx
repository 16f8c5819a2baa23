// SPDX-License-Identifier: Apache-2.0
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { InFront, Kbd, keyWords, Shortcuts, useShortcut, useShortcutSwitch, useShortcuts } from './shortcuts.tsx'

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

function Page({ onPress }: { onPress: (key: string) => void }) {
  useShortcut('j', 'next', () => onPress('j'))
  useShortcut('?', 'help', () => onPress('?'))
  useShortcut('/', 'search', () => onPress('/'))
  useShortcut('$mod+k', 'find', () => onPress('$mod+k'))
  return null
}

test('Caps Lock changes nothing, a sign is the sign wherever it lies, and what is held counts', () => {
  const pressed: string[] = []
  render(
    <Shortcuts>
      <Page onPress={(key) => pressed.push(key)} />
    </Shortcuts>,
  )
  const press = (key: string, held: KeyboardEventInit = {}) => fireEvent.keyDown(document.body, { key, ...held })
  press('J')
  press('?', { shiftKey: true })
  press('/', { shiftKey: true })
  press('k', { ctrlKey: true })
  expect(pressed).toEqual(['j', '?', '/', '$mod+k'])
  press('J', { shiftKey: true })
  press('j', { altKey: true })
  press('j', { ctrlKey: true })
  press('k')
  expect(pressed).toHaveLength(4)
})

test('a key is shown as it stands on a keyboard', () => {
  expect(['j', '$mod+k', 'ArrowDown', 'Escape', 'Alt+W'].map(keyWords)).toEqual(['J', 'Ctrl K', '↓', 'Esc', 'Alt W'])
})
