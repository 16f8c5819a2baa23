// SPDX-License-Identifier: Apache-2.0
import { createContext, useContext, useEffect, useRef } from 'react'

/** While the page is shown and `handler` is there, the key calls it; `label` says what it does. */
export type UseKey = (key: string, label: string, handler: (() => void) | undefined) => void

/** Where an app has shortcuts of its own, its lists use them: `<ListKeys value={useShortcut}>`. */
export const ListKeys = createContext<UseKey>(useBareKey)

/** How the keys of a list are listened for here. */
export const useKey: UseKey = (key, label, handler) => useContext(ListKeys)(key, label, handler)

function useBareKey(key: string, _label: string, handler: (() => void) | undefined): void {
  const latest = useRef(handler)
  latest.current = handler
  const there = handler !== undefined
  useEffect(() => {
    if (!there) return
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== key || event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey) return
      const on = event.target instanceof HTMLElement ? event.target : null
      if (on?.closest('input:not([type="checkbox"]),textarea,select,[role="dialog"]')) return
      if (key === 'Enter' && on?.closest('a,button,input')) return
      event.preventDefault()
      latest.current?.()
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [key, there])
}
