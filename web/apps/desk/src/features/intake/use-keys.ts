// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef } from 'react'
import { tinykeys } from 'tinykeys'

export interface Keys {
  /** Alt+1 … Alt+9 */
  take(number: number): void
  /** Ctrl+Enter */
  register(): void
  /** Alt with a letter: focus the field that bears it as data-key. */
  focus(letter: string): void
}

const NUMBERS = [1, 2, 3, 4, 5, 6, 7, 8, 9]
const LETTERS = ['W', 'N', 'A', 'Q', 'U']

/** The keys of the hotline page work wherever the focus is, also in the middle of a sentence; all have Alt or Ctrl. */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    const does = (deed: (keys: Keys) => void) => (event: KeyboardEvent) => {
      event.preventDefault()
      deed(latest.current)
    }
    const numbers = NUMBERS.flatMap((number) =>
      ['Digit', 'Numpad'].map((row) => [`Alt+${row}${number}`, does((now) => now.take(number))]),
    )
    const letters = LETTERS.map((letter) => [`Alt+Key${letter}`, does((now) => now.focus(letter))])
    const all = Object.fromEntries([...numbers, ...letters, ['$mod+Enter', does((now) => now.register())]])
    return tinykeys(window, all, { capture: true, ignore: (event) => event.repeat || event.isComposing })
  }, [])
}

/** Put the focus into the field of a letter. */
export function focusField(letter: string): void {
  document.querySelector<HTMLElement>(`[data-key="${letter}"]`)?.focus()
}
