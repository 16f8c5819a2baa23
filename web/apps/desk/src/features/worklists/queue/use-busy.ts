// SPDX-License-Identifier: Apache-2.0
import { type RefObject, useMemo, useState } from 'react'

/** Whether somebody is at the list: the pointer over it, or the keyboard in it. Spread the handlers on the list. */
export function useBusy(list: RefObject<HTMLElement | null>) {
  const [pointed, setPointed] = useState(false)
  const [focused, setFocused] = useState(false)
  const handlers = useMemo(
    () => ({
      onPointerEnter: () => setPointed(true),
      onPointerLeave: () => setPointed(false),
      onFocus: () => setFocused(true),
      onBlur: () => setFocused(list.current?.contains(document.activeElement) ?? false),
    }),
    [list],
  )
  return [pointed || focused, handlers] as const
}
