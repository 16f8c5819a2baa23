// SPDX-License-Identifier: Apache-2.0
import { matchKeybindingPress, parseKeybinding } from 'tinykeys'

/** What each key does now. */
export interface Registered {
  id: string
  key: string
  label: string
  /** How far in front it lies: what is in front goes first. */
  layer: number
  handler: () => void
}

/** Keys and what they do; what lies in front wins, then what was said last. */
export class Registry {
  private known: readonly Registered[] = []
  private readonly listeners = new Set<() => void>()

  /** Say what a key does; returns how to take it back. */
  add(one: Registered): () => void {
    this.renew([...this.known, one])
    return () => this.renew(this.known.filter((each) => each !== one))
  }

  /** What the pressed key does now. */
  find(event: KeyboardEvent): Registered | undefined {
    const all = this.known.filter((one) => isPressed(one.key, event))
    const front = Math.max(...all.map((one) => one.layer))
    return all.findLast((one) => one.layer === front)
  }

  readonly all = (): readonly Registered[] => this.known

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  private renew(known: readonly Registered[]): void {
    this.known = known
    for (const listener of this.listeners) listener()
  }
}

/** Whether the event is this key, as tinykeys writes keys: 'j', 'Enter', '$mod+k' (⌘ on a Mac, else Ctrl). */
function isPressed(key: string, event: KeyboardEvent): boolean {
  // Where a sign such as ? or / lies behind Shift differs between keyboards: the sign counts, not the Shift.
  const written = /^[^\p{L}\p{N}]$/u.test(key) ? `[Shift]+${key}` : key
  return parseKeybinding(written).some((press) => matchKeybindingPress(event, press))
}

/** Whether the key belongs to what is being typed or chosen, not to the page; Ctrl and Alt are never typed. */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey) return false
  const { target } = event
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target.closest('[role="dialog"],[role="listbox"],[role="menu"],[role="combobox"]'))
    return true
  if (event.key === 'Enter' || event.key === ' ')
    return target.closest('button,a,input,select,textarea,summary') !== null
  if (target instanceof HTMLInputElement)
    return !['checkbox', 'radio', 'button', 'submit', 'reset'].includes(target.type)
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
}
