// SPDX-License-Identifier: Apache-2.0
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Filters, Values } from './filters.ts'

type Change<F> = F extends Filters<infer K> ? (wanted: Partial<Values<K>>) => void : never
type Read<F> = F extends Filters<infer K> ? Values<K> : never

interface Declared {
  read(search: Record<string, unknown>): unknown
  changed(search: Record<string, unknown>, wanted: never): Record<string, unknown>
}

/** What the address says, and how to change it: the entry of the history is replaced, the first page comes again. */
export function useFilters<F extends Declared>(filters: F): [Read<F>, Change<F>] {
  const search: Record<string, unknown> = useSearch({ strict: false })
  const navigate = useNavigate()
  const read = filters.read(search)
  const told = JSON.stringify(read)
  // The same object while it says the same: it is asked with, and compared.
  const values = useMemo(() => read, [told])
  const change = useCallback(
    (wanted: Record<string, unknown>) =>
      void navigate({
        to: '.',
        replace: true,
        search: (before: Record<string, unknown>) => filters.changed(before, wanted as never) as never,
      }),
    [navigate, filters],
  )
  return [values as Read<F>, change as Change<F>]
}

/** A field that is typed into: what stands in it at once, and told once somebody has paused. */
export function useTyped(given: string, tell: (text: string) => void, ms = 300): [string, (text: string) => void] {
  const [text, setText] = useState(given)
  const told = useRef(given)
  const latest = useRef(tell)
  latest.current = tell
  useEffect(() => {
    // What was told comes back in the address while somebody types on; anything else is another hand: a link, the way back.
    if (told.current === given) return
    told.current = given
    setText(given)
  }, [given])
  useEffect(() => {
    const settled = text.trim()
    if (settled === told.current) return
    const timer = setTimeout(() => {
      told.current = settled
      latest.current(settled)
    }, ms)
    return () => clearTimeout(timer)
  }, [text, ms])
  return [text, setText]
}
