// SPDX-License-Identifier: Apache-2.0
import { useNavigate } from '@tanstack/react-router'
import { type RefObject, useCallback, useState } from 'react'
import { useShortcut } from '../../shortcuts.tsx'
import { neighbour } from './holding.ts'
import type { Line, Lines } from './use-lines.ts'
import { useT } from './words.ts'

interface Around {
  openCase: string | undefined
  scroller: RefObject<HTMLDivElement | null>
  onSelect(line: Line): void
}

/** Where the keyboard is in the list: J and K go on, Enter opens, X selects, Escape closes; with a case open, J opens the next. */
export function useCursor(lines: Lines, { openCase, scroller, onSelect }: Around) {
  const t = useT()
  const navigate = useNavigate()
  const [id, setId] = useState<string>()
  const { shown } = lines
  const openLine = shown.find((kept) => kept.line.task_no === openCase)?.line
  const at = openLine?.id ?? id
  const line = shown.find((kept) => kept.line.id === at)?.line

  const open = useCallback(
    (taskNo: string | undefined, replace: boolean) =>
      void navigate({ to: '.', search: (before) => ({ ...before, case: taskNo }), replace }),
    [navigate],
  )
  const close = useCallback(() => {
    const row = scroller.current?.querySelector<HTMLElement>('.line-row-current .line-link')
    open(undefined, true)
    row?.focus({ preventScroll: true })
  }, [open, scroller])
  const go = (step: 1 | -1) => {
    const next = neighbour(shown, at, step)
    if (next === undefined) return
    setId(next.id)
    const row = scroller.current?.querySelector<HTMLElement>(`[data-case="${next.id}"]`)
    row?.scrollIntoView({ block: 'nearest' })
    row?.querySelector<HTMLElement>('.line-link')?.focus({ preventScroll: true })
    if (openCase !== undefined) open(next.task_no, true)
  }

  useShortcut('j', t('next'), shown.length > 0 ? () => go(1) : undefined)
  useShortcut('k', t('previous'), shown.length > 0 ? () => go(-1) : undefined)
  useShortcut('ArrowDown', t('next'), shown.length > 0 && openCase === undefined ? () => go(1) : undefined)
  useShortcut('ArrowUp', t('previous'), shown.length > 0 && openCase === undefined ? () => go(-1) : undefined)
  useShortcut(
    'Enter',
    t('open'),
    line !== undefined && openCase === undefined ? () => open(line.task_no, false) : undefined,
  )
  useShortcut('x', t('selectKey'), line === undefined ? undefined : () => onSelect(line))
  useShortcut('.', t('renewKey'), lines.arrived + lines.left > 0 ? lines.renew : undefined)
  const reach = useCallback((reached: Line) => setId(reached.id), [])
  return { id: at, reach, close }
}
