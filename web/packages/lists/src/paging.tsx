// SPDX-License-Identifier: Apache-2.0
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Asked } from './states.tsx'
import { useT } from './words.ts'

/** For `$api.useInfiniteQuery`: lists whose page says where the next one begins. */
export const BY_CURSOR = {
  pageParamName: 'cursor',
  initialPageParam: null,
  getNextPageParam: (page: { next?: string | null }) => page.next ?? undefined,
}

/** For `$api.useInfiniteQuery`: lists whose page says how many rows there are. */
export const BY_OFFSET = {
  pageParamName: 'offset',
  initialPageParam: 0,
  getNextPageParam: (
    page: { total: number; items: readonly unknown[] },
    pages: readonly { items: readonly unknown[] }[],
  ) => {
    const had = pages.reduce((sum, one) => sum + one.items.length, 0)
    return page.items.length > 0 && had < page.total ? had : undefined
  },
}

/** An infinite query, as far as a list needs to know it. */
interface Infinite<Page> extends Asked {
  data: { pages: readonly Page[] } | undefined
  hasNextPage: boolean
  isFetchingNextPage: boolean
  fetchNextPage(how?: { cancelRefetch?: boolean }): unknown
}

export interface Pages<Row> {
  rows: readonly Row[]
  asked: Asked
  more: boolean
  fetching: boolean
  fetchMore(): void
}

/** The rows of all pages fetched so far: `usePages($api.useInfiniteQuery('get', path, init, BY_CURSOR))`. */
export function usePages<Row>(query: Infinite<{ items: readonly Row[] }>): Pages<Row> {
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = query
  const rows = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data])
  const fetchMore = useCallback(() => void fetchNextPage({ cancelRefetch: false }), [fetchNextPage])
  return { rows, asked: query, more: hasNextPage, fetching: isFetchingNextPage, fetchMore }
}

interface MoreProps {
  pages: Pick<Pages<unknown>, 'rows' | 'more' | 'fetching' | 'fetchMore'>
  /** What the button says, where the usual words do not fit. */
  children?: string
  /** Only when asked to, not when the end comes into sight. */
  byHand?: boolean
}

/** The end of a list: more is fetched before it is reached, or by its button. */
export function More({ pages, children, byHand = false }: MoreProps) {
  const t = useT()
  const end = useEnd(pages.more && !byHand ? pages.fetchMore : undefined, pages.rows.length)
  if (!pages.more) return null
  return (
    <div className="list-after" ref={end}>
      <button type="button" className="list-button" disabled={pages.fetching} onClick={pages.fetchMore}>
        {pages.fetching ? t('loading') : (children ?? t('more'))}
      </button>
    </div>
  )
}

/** Calls when the end of a list is nearly in sight; looked at anew whenever the list has grown. */
export function useEnd(near: (() => void) | undefined, grown: number) {
  const end = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (near === undefined || grown === 0 || end.current === null) return
    const watch = new IntersectionObserver(([entry]) => entry?.isIntersecting && near(), {
      root: scrollerOf(end.current),
      rootMargin: '400px',
    })
    watch.observe(end.current)
    return () => watch.disconnect()
  }, [near, grown])
  return end
}

function scrollerOf(element: HTMLElement): HTMLElement | null {
  for (let above = element.parentElement; above !== null; above = above.parentElement)
    if (/auto|scroll/.test(getComputedStyle(above).overflowY)) return above
  return null
}

interface PagerProps {
  page: number
  /** Rows on a page. */
  size: number
  total: number
  onPage(page: number): void
}

/** The pages of a list whose rows are counted; nothing where one page holds them all. */
export function Pager({ page, size, total, onPage }: PagerProps) {
  const t = useT()
  const last = Math.ceil(total / size)
  if (last <= 1 && page <= 1) return null
  const to = (wanted: number, name: string, shown: string) => (
    <button
      key={name}
      type="button"
      className="list-page-number"
      aria-label={name}
      aria-current={wanted === page ? 'page' : undefined}
      disabled={wanted < 1 || wanted > last}
      onClick={() => onPage(wanted)}
    >
      {shown}
    </button>
  )
  return (
    <nav className="list-pager" aria-label={t('pages')}>
      {to(page - 1, t('before'), '‹')}
      {numbers(page, last).map((n, index, all) => [
        index > 0 && n - (all[index - 1] ?? n) > 1 && <span key={`before ${n}`}>…</span>,
        to(n, t('page', { n }), String(n)),
      ])}
      {to(page + 1, t('after'), '›')}
    </nav>
  )
}

/** The first, the last, and those around where one is. */
export function numbers(page: number, last: number): number[] {
  const wanted = [1, page - 2, page - 1, page, page + 1, page + 2, last]
  return [...new Set(wanted)].filter((n) => n >= 1 && n <= last).sort((one, other) => one - other)
}

/** Rows that are all here, a page of them at a time. */
export function Paged<Row>({ rows, children }: { rows: readonly Row[]; children(rows: readonly Row[]): ReactNode }) {
  const [page, setPage] = useState(1)
  return (
    <>
      {children(rows.slice((page - 1) * AT_ONCE, page * AT_ONCE))}
      <Pager page={page} size={AT_ONCE} total={rows.length} onPage={setPage} />
    </>
  )
}

const AT_ONCE = 50
