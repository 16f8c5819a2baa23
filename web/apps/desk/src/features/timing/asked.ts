// SPDX-License-Identifier: Apache-2.0
/** What the timing table is asked for, from the address. */
import type { paths } from '@tongguan/api-client'
import { type Search, single } from '../../address.ts'

export type Query = NonNullable<paths['/api/v1/timing']['get']['parameters']['query']>

export const VIEWS = ['soon', 'late', 'hotline', 'open', 'ended'] as const
export type View = (typeof VIEWS)[number]

const HOTLINE = 'hotline_12345'

/** Which of its views an address means. */
export function viewOf(search: Search): View {
  return VIEWS.find((one) => one === single(search.view)) ?? 'soon'
}

/** The filters of the view, narrowed by street, source and words. */
export function askedBy(search: Search): Query {
  const views: Record<View, Query> = {
    soon: { lamp: 'ahead', sort: 'due' },
    late: { lamp: 'red', sort: 'due' },
    hotline: { source: [HOTLINE], sort: 'newest' },
    open: { open: true, sort: 'due' },
    ended: { open: false, sort: 'newest' },
  }
  const asked = { ...views[viewOf(search)] }
  const [region, source, text] = [single(search.region), single(search.source), single(search.text)?.trim()]
  if (region) asked.region = region
  if (source) asked.source = [source]
  if (text) asked.text = text
  return asked
}
