// SPDX-License-Identifier: Apache-2.0
import { type ReactNode, type Ref, useEffect, useLayoutEffect, useRef } from 'react'
import { openerOf } from './opener.ts'
import './split.css'

interface Props {
  children: ReactNode
  /** What is open beside; nothing when nothing is. */
  beside?: ReactNode
  /** What it is called; without, what is open beside bears its own name and has its own edges. */
  label?: string | undefined
  /** How wide that is, 380 unless told: points, or a length of CSS. */
  width?: number | string | undefined
  /** The list is a column, what is open beside takes the room. */
  wide?: boolean
  list?: Ref<HTMLDivElement>
}

/** A list at the left, what was chosen of it at the right; when that closes, the focus is back where it was. */
export function Split({ children, beside, label, width = 380, wide = false, list }: Props) {
  const left = useRef<HTMLDivElement>(null)
  const open = beside !== undefined && beside !== null && beside !== false
  const back = useFocusBack(open, left)
  const sized = wide ? {} : { style: { width } }
  return (
    <div className={wide ? 'split split-wide' : 'split'} ref={back}>
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
      {open &&
        (label === undefined ? (
          <div className="split-beside scroll" {...sized}>
            {beside}
          </div>
        ) : (
          <aside className="split-beside scroll" aria-label={label} {...sized}>
            {beside}
          </aside>
        ))}
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
