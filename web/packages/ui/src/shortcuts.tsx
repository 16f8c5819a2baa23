// SPDX-License-Identifier: Apache-2.0
/**
 * Shortcuts of single keys. A page says what a key does while it is shown: `useShortcut('j', t('next'), next)`, and shows
 * it with `<Kbd of="j" />`. People who speak to their computer turn them all off in their menu (WCAG 2.1.4).
 */
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { parseKeybinding } from 'tinykeys'
import { isTyping, type Registered, Registry } from './shortcut-registry.ts'
import './shortcuts.css'

const REMEMBERED = 'tongguan.desk.shortcuts'
const registry = new Registry()

interface Switch {
  on: boolean
  turn(on: boolean): void
}

const LayerContext = createContext(0)

/** What lies in front of a page, a pane or a dialog: its shortcuts go before those behind it. */
export function InFront({ children }: { children: ReactNode }) {
  return <LayerContext value={useContext(LayerContext) + 1}>{children}</LayerContext>
}

const SwitchContext = createContext<Switch>({ on: true, turn: () => undefined })

/** Listens for keys, unless the person turned shortcuts off. */
export function Shortcuts({ children }: { children: ReactNode }) {
  const [on, setOn] = useState(() => localStorage.getItem(REMEMBERED) !== 'off')
  const turn = useCallback((wanted: boolean) => {
    localStorage.setItem(REMEMBERED, wanted ? 'on' : 'off')
    setOn(wanted)
  }, [])
  useEffect(() => {
    if (!on) return
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || isTyping(event)) return
      const found = registry.find(event)
      if (found === undefined) return
      event.preventDefault()
      found.handler()
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [on])
  const value = useMemo(() => ({ on, turn }), [on, turn])
  return <SwitchContext value={value}>{children}</SwitchContext>
}

/** Whether shortcuts are on, and how to turn them. */
export function useShortcutSwitch(): Switch {
  return useContext(SwitchContext)
}

/**
 * While this is shown and `handler` is there, pressing `key` calls it. `key` is written as tinykeys writes it: 'j', '?',
 * 'Enter', 'ArrowDown', '$mod+k' (⌘ on a Mac, else Ctrl). What lies `InFront` goes first, so a pane goes before the list behind it.
 */
export function useShortcut(key: string, label: string, handler: (() => void) | undefined): void {
  const id = useId()
  const layer = useContext(LayerContext)
  const latest = useRef(handler)
  latest.current = handler
  const there = handler !== undefined
  useEffect(() => {
    if (!there) return
    return registry.add({ id, key, label, layer, handler: () => latest.current?.() })
  }, [id, key, label, layer, there])
}

/** Everything a key does now, for the overlay that explains them. */
export function useShortcuts(): readonly Registered[] {
  return useSyncExternalStore(registry.subscribe, registry.all)
}

const SIGNS: Record<string, string> = {
  Escape: 'Esc',
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  Control: 'Ctrl',
  Meta: '⌘',
}

/** The key as it stands on a keyboard, such as "Ctrl K". */
export function keyWords(key: string): string {
  return parseKeybinding(key)
    .flatMap(([held, , pressed]) => [...held, String(pressed)])
    .map((part) => SIGNS[part] ?? (part.length === 1 ? part.toUpperCase() : part))
    .join(' ')
}

/** The key, as it stands on a keyboard; nothing when shortcuts are off. Screen readers hear `aria-keyshortcuts` instead. */
export function Kbd({ of }: { of: string }) {
  const { on } = useShortcutSwitch()
  if (!on) return null
  return (
    <span className="kbd" aria-hidden="true">
      {keyWords(of)}
    </span>
  )
}
