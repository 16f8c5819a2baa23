// SPDX-License-Identifier: Apache-2.0
/** What the timing table is asked for, from the address. */
import type { paths } from '@tongguan/api-client'
import { declare, oneOf, word } from '@tongguan/lists'

export type Query = NonNullable<paths['/api/v1/timing']['get']['parameters']['query']>

export const VIEWS = ['soon', 'late', 'hotline', 'open', 'ended'] as const
export type View = (typeof VIEWS)[number]

/** The view, and what narrows it. */
export const filters = declare({ view: oneOf(...VIEWS), region: word(), source: word(), text: word() })
type Asked = ReturnType<typeof filters.read>

const HOTLINE = 'hotline_12345'

const QUERIES: Record<View, Query> = {
  soon: { lamp: 'ahead', sort: 'due' },
  late: { lamp: 'red', sort: 'due' },
  hotline: { source: [HOTLINE], sort: 'newest' },
  open: { open: true, sort: 'due' },
  ended: { open: false, sort: 'newest' },
}

/** The filters of the view, narrowed by street, source and words. */
export function askedBy({ view, region, source, text }: Asked): Query {
  return {
    ...QUERIES[view],
    ...(region && { region }),
    ...(source && { source: [source] }),
    ...(text?.trim() && { text: text.trim() }),
  }
}
