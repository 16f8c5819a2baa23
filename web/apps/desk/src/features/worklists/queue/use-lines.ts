// SPDX-License-Identifier: Apache-2.0
import { $api, type Schema } from '@tongguan/api-client'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Asked } from './filters.ts'
import { type Holding, hold } from './holding.ts'

export type Line = Schema<'CaseLineOut'>

const PAGE = 50

export interface Lines extends Holding<Line> {
  pending: boolean
  error: unknown
  more: boolean
  fetchingMore: boolean
  fetchMore(): void
  /** Show what arrived, let go of what left. */
  renew(): void
  again(): void
}

/** The lines of a list, page by page, kept in place while somebody is at them (`busy`). */
export function useLines(asked: Asked, busy: boolean): Lines {
  const query = $api.useInfiniteQuery(
    'get',
    '/api/v1/cases',
    { params: { query: { ...asked, limit: PAGE } } },
    { pageParamName: 'cursor', initialPageParam: null, getNextPageParam: (page) => page.next ?? undefined },
  )
  const list = JSON.stringify(asked)
  const [kept, setKept] = useState<{ list: string; order: readonly string[] }>({ list, order: [] })
  const known = useRef(new Map<string, Line>())
  const fetched = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data])
  const order = kept.list === list ? kept.order : []
  const held = useMemo(() => hold(order, known.current, fetched), [order, fetched])
  const stirred = held.arrived + held.left > 0
  useEffect(() => {
    for (const line of fetched) known.current.set(line.id, line)
    // Nobody is looking at a certain line: the list may show itself as it is.
    const next = stirred && !busy ? fetched.map((line) => line.id) : held.order
    setKept((before) => (before.list === list && same(before.order, next) ? before : { list, order: next }))
  }, [fetched, held, list, busy, stirred])
  const { fetchNextPage, refetch } = query
  return {
    ...held,
    pending: query.isPending,
    error: query.error,
    more: query.hasNextPage,
    fetchingMore: query.isFetchingNextPage,
    fetchMore: useCallback(() => void fetchNextPage({ cancelRefetch: false }), [fetchNextPage]),
    renew: useCallback(() => setKept({ list, order: fetched.map((line) => line.id) }), [list, fetched]),
    again: useCallback(() => void refetch(), [refetch]),
  }
}

function same(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id, index) => id === other[index])
}
