// SPDX-License-Identifier: Apache-2.0
import { openerOf } from '@tongguan/ui'
import { useShortcut } from '@tongguan/ui/shortcuts.tsx'
import { type RefObject, useCallback, useState } from 'react'
import { useT } from './words.ts'

interface Around<Row> {
  rows: readonly Row[]
  rowKey(row: Row): string
  /** The key of the row that is open beside the list. */
  open: string | undefined
  /** What the rows stand in; each bears its key as `data-row`. */
  list: RefObject<HTMLElement | null>
  /** Open a row; J and K replace the address, for they only pass by. */
  onOpen?: ((row: Row, passing: boolean) => void) | undefined
  onClose?: (() => void) | undefined
  onSelect?: ((row: Row) => void) | undefined
  /** J and K open what they come to, also while nothing is open. */
  follows?: boolean
  /** Whether a row can be gone to. */
  can?(row: Row): boolean
}

export interface Cursor<Row> {
  /** The key of the row the keyboard is at. */
  at: string | undefined
  reach(row: Row): void
}

/** Where the keyboard is: J and K go through the rows, Enter opens one, X selects it, Escape closes what is open. */
export function useCursor<Row>(around: Around<Row>): Cursor<Row> {
  const { rows, rowKey, open, list, onOpen, onClose, onSelect, follows = false, can = () => true } = around
  const t = useT()
  const [reached, setReached] = useState<string>()
  const opened = open !== undefined && rows.some((row) => rowKey(row) === open)
  const at = opened ? open : reached
  const row = at === undefined ? undefined : rows.find((one) => rowKey(one) === at)
  const go = (by: 1 | -1) => {
    const next = neighbour(rows, row === undefined ? -1 : rows.indexOf(row), by, can)
    if (next === undefined) return
    setReached(rowKey(next))
    focusRow(list.current, rowKey(next))
    if (open !== undefined || follows) onOpen?.(next, true)
  }
  const any = rows.length > 0
  const arrows = any && open === undefined && !follows
  useShortcut('j', t('next'), any ? () => go(1) : undefined)
  useShortcut('k', t('previous'), any ? () => go(-1) : undefined)
  useShortcut('ArrowDown', t('next'), arrows ? () => go(1) : undefined)
  useShortcut('ArrowUp', t('previous'), arrows ? () => go(-1) : undefined)
  const opens = row !== undefined && onOpen !== undefined && open === undefined && !follows
  useShortcut('Enter', t('open'), opens ? () => onOpen(row, false) : undefined)
  useShortcut('x', t('select'), row !== undefined && onSelect !== undefined ? () => onSelect(row) : undefined)
  useShortcut('Escape', t('close'), open === undefined ? undefined : onClose)
  const reach = useCallback((to: Row) => setReached(rowKey(to)), [rowKey])
  return { at, reach }
}

/** The next row that can be gone to; at the ends the list stays where it is. */
export function neighbour<Row>(
  rows: readonly Row[],
  from: number,
  by: 1 | -1,
  can: (row: Row) => boolean = () => true,
): Row | undefined {
  const start = from === -1 && by === -1 ? rows.length : from
  for (let next = start + by; next >= 0 && next < rows.length; next += by) {
    const row = rows[next]
    if (row !== undefined && can(row)) return row
  }
  return undefined
}

/** Bring a row into sight and the focus to what opens it. */
export function focusRow(list: HTMLElement | null, key: string): boolean {
  const row = list?.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"]`)
  if (row == null) return false
  row.scrollIntoView({ block: 'nearest' })
  const target = openerOf(row)
  target.focus({ preventScroll: true })
  return true
}
