// SPDX-License-Identifier: Apache-2.0
/** Editions, drafts and their tables, as the pages of administration fetch them. */
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { $api, api, type Refused, refusalOf, requestKey, type Schema, settled } from '@tongguan/api-client'
import { useCallback, useRef, useState } from 'react'
import { type Search, single } from '../../address.ts'

export type Draft = Schema<'DraftOut'>
export type Table = Schema<'TableOut'>
export type Row = Schema<'RowOut'>
export type Column = Schema<'ColumnOut'>
export type Check = Schema<'CheckOut'>
export type Report = Schema<'Examination'>
export type RowEdit = Schema<'RowEditForm'>

const SLOWLY = { staleTime: 60_000 }

export function useEditions() {
  return $api.useQuery('get', '/api/v1/editions', {}, SLOWLY)
}

export function useDrafts() {
  return $api.useQuery('get', '/api/v1/drafts', {})
}

/** The draft named in the address, which stays chosen from section to section. */
export function useChosenDraft(): { id: string | undefined; draft: Draft | undefined; choose(id?: string): void } {
  const search = useSearch({ strict: false }) as Search
  const navigate = useNavigate()
  const id = single(search.draft)
  const { data } = $api.useQuery(
    'get',
    '/api/v1/drafts/{id}',
    { params: { path: { id: id ?? '' } } },
    { enabled: id !== undefined, refetchInterval: 20_000 },
  )
  const choose = useCallback(
    (chosen?: string) => void navigate({ to: '.', search: (before: Search) => ({ ...before, draft: chosen }) }),
    [navigate],
  )
  return { id, draft: data, choose }
}

export interface Leafing {
  text?: string
  changed?: boolean
  offset?: number
  limit?: number
}

/** A table of the draft, or of the edition in force. */
export function useTable(draft: string | undefined, file: string, { text = '', changed = false, ...part }: Leafing) {
  const editions = useEditions()
  const no = editions.data?.find((one) => one.in_force)?.no ?? 0
  const asked = { text, ...part }
  const drafted = $api.useQuery(
    'get',
    '/api/v1/drafts/{id}/tables/{file}',
    { params: { path: { id: draft ?? '', file }, query: { ...asked, changed } } },
    { enabled: draft !== undefined, placeholderData: (before: Table | undefined) => before },
  )
  const kept = $api.useQuery(
    'get',
    '/api/v1/editions/{no}/tables/{file}',
    { params: { path: { no, file }, query: asked } },
    { enabled: draft === undefined && no > 0, ...SLOWLY, placeholderData: (before: Table | undefined) => before },
  )
  return draft === undefined ? kept : drafted
}

/** How far the check of a draft is; asked about often while it runs. */
export function useCheck(draft: string | undefined) {
  return $api.useQuery(
    'get',
    '/api/v1/drafts/{id}/check',
    { params: { path: { id: draft ?? '' } } },
    {
      enabled: draft !== undefined,
      retry: false,
      refetchInterval: (query) => (query.state.data != null && query.state.data.ended_at === null ? 400 : false),
    },
  )
}

export interface Wish<A extends unknown[], T> {
  busy: boolean
  refused: Refused | undefined
  run(...wanted: A): Promise<T | undefined>
  forget(): void
}

/** A wish to change something: one key until it is answered, what was refused in words, everything fetched anew. */
export function useWish<A extends unknown[], T>(deed: (key: string, ...wanted: A) => Promise<T>): Wish<A, T> {
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused>()
  const key = useRef<string>(undefined)
  return {
    busy,
    refused,
    forget: () => setRefused(undefined),
    run: async (...wanted) => {
      key.current ??= requestKey()
      setBusy(true)
      try {
        const got = await deed(key.current, ...wanted)
        key.current = undefined
        setRefused(undefined)
        return got
      } catch (thrown) {
        const said = refusalOf(thrown)
        if (!said.passing) key.current = undefined
        setRefused(said)
        return undefined
      } finally {
        setBusy(false)
        void queries.invalidateQueries({ predicate: (query) => ofAdministration(query.queryKey[1]) })
      }
    },
  }
}

function ofAdministration(path: unknown): boolean {
  const paths = ['/api/v1/drafts', '/api/v1/editions', '/api/v1/staff', '/api/v1/audit', '/api/v1/city']
  return typeof path === 'string' && paths.some((start) => path.startsWith(start))
}

const headers = (key: string, seen?: number) => ({
  'Idempotency-Key': key,
  ...(seen === undefined ? {} : { 'If-Match': `"${seen}"` }),
})

/** The verbs of drafts. */
export const verbs = {
  begin: (key: string, title: string) =>
    settled(api.POST('/api/v1/drafts', { params: { header: headers(key) }, body: { title } })),
  /** A draft with everything as an earlier edition had it. */
  goBack: async (key: string, no: number, title: string) => {
    const made = await verbs.begin(key, title)
    const answer = await fetch(`/api/v1/editions/${no}/pack.zip`)
    return verbs.upload(`${key}-files`, made, new File([await answer.blob()], `edition-${no}.zip`))
  },
  rows: (key: string, draft: Draft, edits: RowEdit[]) =>
    settled(
      api.POST('/api/v1/drafts/{id}/rows', {
        params: { path: { id: draft.id }, header: headers(key, draft.version) },
        body: { edits },
      }),
    ),
  upload: (key: string, draft: Draft, file: File) =>
    settled(
      api.POST('/api/v1/drafts/{id}/upload', {
        params: { path: { id: draft.id }, header: headers(key, draft.version) },
        body: { file: file as unknown as string },
        bodySerializer: () => {
          const form = new FormData()
          form.append('file', file, file.name)
          return form
        },
      }),
    ),
  carryOver: (key: string, draft: Draft) =>
    settled(
      api.POST('/api/v1/drafts/{id}/carry-over', {
        params: { path: { id: draft.id }, header: headers(key, draft.version) },
      }),
    ),
  agree: (key: string, draft: Draft) =>
    settled(
      api.POST('/api/v1/drafts/{id}/agree', {
        params: { path: { id: draft.id }, header: headers(key, draft.version) },
      }),
    ),
  drop: (key: string, draft: Draft) =>
    settled(
      api.POST('/api/v1/drafts/{id}/drop', { params: { path: { id: draft.id }, header: headers(key, draft.version) } }),
    ),
  check: (_key: string, draft: Draft, days: number) =>
    settled(api.POST('/api/v1/drafts/{id}/check', { params: { path: { id: draft.id } }, body: { days } })),
  apply: (key: string, draft: Draft, note: string) =>
    settled(
      api.POST('/api/v1/drafts/{id}/apply', {
        params: { path: { id: draft.id }, header: headers(key, draft.version) },
        body: { note },
      }),
    ),
}
