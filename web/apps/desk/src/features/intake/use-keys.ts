// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef } from 'react'

export interface Keys {
  /** Alt+1 … Alt+9 */
  take(number: number): void
  /** Ctrl+Enter */
  register(): void
  /** Alt with a letter: focus the field that bears it as data-key. */
  focus(letter: string): void
}

const LETTERS = new Set(['KeyW', 'KeyN', 'KeyA', 'KeyQ', 'KeyU'])

/** The keys of the hotline page work wherever the focus is, also in the middle of a sentence; all have Alt or Ctrl. */
export function useKeys(keys: Keys | undefined): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const now = latest.current
      if (now === undefined || event.isComposing) return
      if ((event.ctrlKey || event.metaKey) && event.key === 'Enter') {
        event.preventDefault()
        now.register()
        return
      }
      if (!event.altKey || event.ctrlKey || event.metaKey) return
      const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1]
      if (digit !== undefined) {
        event.preventDefault()
        now.take(Number(digit))
      } else if (LETTERS.has(event.code)) {
        event.preventDefault()
        now.focus(event.code.slice(3))
      }
    }
    window.addEventListener('keydown', pressed, { capture: true })
    return () => window.removeEventListener('keydown', pressed, { capture: true })
  }, [])
}

/** Put the focus into the field of a letter. */
export function focusField(letter: string): void {
  document.querySelector<HTMLElement>(`[data-key="${letter}"]`)?.focus()
}
