// SPDX-License-Identifier: Apache-2.0
import { type ReactNode, type Ref, useEffect, useLayoutEffect, useRef } from 'react'
import { openerOf } from './cursor.ts'

interface Props {
  children: ReactNode
  /** What is open beside; nothing when nothing is. */
  beside?: ReactNode
  /** What it is called. */
  label: string
  width?: number
  list?: Ref<HTMLDivElement>
}

/** A list at the left, what was chosen of it at the right; when that closes, the focus is back where it was. */
export function Split({ children, beside, label, width = 380, list }: Props) {
  const left = useRef<HTMLDivElement>(null)
  const open = beside !== undefined && beside !== null && beside !== false
  const back = useFocusBack(open, left)
  return (
    <div className={open ? 'list-split list-split-open' : 'list-split'} ref={back}>
      <div
        className="scroll"
        tabIndex={-1}
        ref={(element) => {
          left.current = element
          if (typeof list === 'function') list(element)
          else if (list) list.current = element
        }}
      >
        {children}
      </div>
      {open && (
        <aside className="list-beside scroll" aria-label={label} style={{ width }}>
          {beside}
        </aside>
      )}
    </div>
  )
}

/** Keeps where the focus came from while something is open, and puts it there again. */
function useFocusBack(open: boolean, list: { current: HTMLElement | null }) {
  const whole = useRef<HTMLDivElement>(null)
  const from = useRef<Element | null>(null)
  const was = useRef(open)
  useLayoutEffect(() => {
    // J and K go on while it is open: the row that is current by then is where the reader is.
    if (open) from.current = list.current?.querySelector('[data-row][aria-current="true"]') ?? from.current
  })
  useEffect(() => {
    const closed = was.current && !open
    was.current = open
    if (!closed) return
    const lost = document.activeElement === document.body || !document.activeElement?.isConnected
    const inside = whole.current?.contains(document.activeElement) ?? false
    if (!lost && !inside) return
    const row = from.current?.isConnected ? (from.current as HTMLElement) : null
    // What was open may have left the list: then the reader is at the list.
    const target = row === null ? list.current : openerOf(row)
    target?.focus({ preventScroll: true })
    from.current = null
  }, [open])
  return whole
}
