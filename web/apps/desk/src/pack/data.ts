// SPDX-License-Identifier: Apache-2.0
/** Editions, drafts and their tables, as the pages of administration fetch them. */
import { $api, api, type Schema, settled } from '@tongguan/api-client'
import { asked, type Deed, useDeed } from '@tongguan/deeds'
import { useFilters } from '@tongguan/lists'
import { useCallback } from 'react'
import { filters } from './filters.ts'

export type Draft = Schema<'DraftOut'>
export type Table = Schema<'TableOut'>
export type Row = Schema<'Leaf'>
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
  const [{ draft: id }, change] = useFilters(filters)
  const { data } = $api.useQuery(
    'get',
    '/api/v1/drafts/{id}',
    { params: { path: { id: id ?? '' } } },
    { enabled: id !== undefined, refetchInterval: 20_000 },
  )
  const choose = useCallback((chosen?: string) => change({ draft: chosen }), [change])
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
  const query = { text, ...part }
  const drafted = $api.useQuery(
    'get',
    '/api/v1/drafts/{id}/tables/{file}',
    { params: { path: { id: draft ?? '', file }, query: { ...query, changed } } },
    { enabled: draft !== undefined, placeholderData: (before: Table | undefined) => before },
  )
  const kept = $api.useQuery(
    'get',
    '/api/v1/editions/{no}/tables/{file}',
    { params: { path: { no, file }, query } },
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

/** What a change of administration makes old: it tells no events. */
const OUTDATES = ['/api/v1/drafts', '/api/v1/editions', '/api/v1/staff', '/api/v1/audit', '/api/v1/city'] as const

/** A deed of administration. */
export function useAdminDeed<A extends unknown[], T>(deed: (key: string, ...wanted: A) => Promise<T>): Deed<A, T> {
  return useDeed(deed, { outdates: OUTDATES })
}

/** The verbs of drafts. */
export const verbs = {
  begin: (key: string, title: string) =>
    settled(api.POST('/api/v1/drafts', { params: { header: asked(key) }, body: { title } })),
  /** A draft with everything as an earlier edition had it. */
  goBack: async (key: string, no: number, title: string) => {
    const made = await verbs.begin(key, title)
    const answer = await fetch(`/api/v1/editions/${no}/pack.zip`)
    return verbs.upload(`${key}-files`, made, new File([await answer.blob()], `edition-${no}.zip`))
  },
  rows: (key: string, draft: Draft, edits: RowEdit[]) =>
    settled(
      api.POST('/api/v1/drafts/{id}/rows', {
        params: { path: { id: draft.id }, header: asked(key, draft.version) },
        body: { edits },
      }),
    ),
  upload: (key: string, draft: Draft, file: File) =>
    settled(
      api.POST('/api/v1/drafts/{id}/upload', {
        params: { path: { id: draft.id }, header: asked(key, draft.version) },
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
        params: { path: { id: draft.id }, header: asked(key, draft.version) },
      }),
    ),
  agree: (key: string, draft: Draft) =>
    settled(
      api.POST('/api/v1/drafts/{id}/agree', {
        params: { path: { id: draft.id }, header: asked(key, draft.version) },
      }),
    ),
  drop: (key: string, draft: Draft) =>
    settled(
      api.POST('/api/v1/drafts/{id}/drop', { params: { path: { id: draft.id }, header: asked(key, draft.version) } }),
    ),
  check: (_key: string, draft: Draft, days: number) =>
    settled(api.POST('/api/v1/drafts/{id}/check', { params: { path: { id: draft.id } }, body: { days } })),
  apply: (key: string, draft: Draft, note: string) =>
    settled(
      api.POST('/api/v1/drafts/{id}/apply', {
        params: { path: { id: draft.id }, header: asked(key, draft.version) },
        body: { note },
      }),
    ),
}
