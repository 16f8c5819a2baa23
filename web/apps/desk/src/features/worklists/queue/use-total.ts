// SPDX-License-Identifier: Apache-2.0
import { $api } from '@tongguan/api-client'
import type { Asked } from './filters.ts'
import type { Lines } from './use-lines.ts'

export interface Total {
  count: number
  /** There are more than the platform counts. */
  more: boolean
}

/** How many cases the list holds: counted by the platform as long as not all of them are here. */
export function useTotal(asked: Asked, lines: Lines): Total | undefined {
  const counted = $api.useQuery(
    'get',
    '/api/v1/cases',
    { params: { query: { ...asked, limit: 1, count: true } } },
    { enabled: lines.more },
  )
  if (lines.pending) return undefined
  if (!lines.more) return { count: lines.shown.length - lines.left + lines.arrived, more: false }
  const { data } = counted
  return data === undefined || data.count === null ? undefined : { count: data.count, more: data.more === true }
}
