// SPDX-License-Identifier: Apache-2.0
/** What a list is narrowed by: the parameters of GET /api/v1/cases, as they stand in the address. */
import type { paths } from '@tongguan/api-client'
import { day, declare, oneOf, row, word, words } from '@tongguan/lists'
import { cityMoment } from '@tongguan/ui'
import { parseSearch, type Search, stringifySearch } from '../../../address.ts'

/** What GET /api/v1/cases may be asked. */
export type Asked = NonNullable<paths['/api/v1/cases']['get']['parameters']['query']>
export type Sort = NonNullable<Asked['sort']>

/** The filters of the address, in the order in which chips stand. */
export const FILTERS = [
  'text',
  'region',
  'class',
  'source',
  'lamp',
  'urgency',
  'state',
  'owner',
  'unit',
  'handler',
  'reported_from',
  'reported_to',
] as const
export type Filter = (typeof FILTERS)[number]

/** All that stands in the address of a list: its filters, its order and columns, and the case that is open. */
export const filters = declare({
  text: word(),
  region: word(),
  class: word(),
  source: words(),
  lamp: oneOf('', 'red', 'yellow', 'green', 'paused'),
  urgency: word(),
  state: words(),
  owner: word(),
  unit: word(),
  handler: word(),
  reported_from: day(),
  reported_to: day(),
  sort: oneOf('', 'due', 'newest', 'oldest'),
  columns: word(),
  case: row(),
})

/** Lists that are no queue of the platform: what they ask for, and their order unless the address says another. */
const LISTS: Record<string, { asked: Asked; sort: Sort }> = {
  all: { asked: { open: true }, sort: 'due' },
  red: { asked: { lamp: 'red' }, sort: 'due' },
  yellow: { asked: { lamp: 'yellow' }, sort: 'due' },
  ended: { asked: { open: false }, sort: 'newest' },
  found: { asked: {}, sort: 'newest' },
}

/** Whether the list holds cases of many states, so that each line says its own. */
export function isMixed(queue: string): boolean {
  return queue in LISTS || queue === 'mine'
}

/** In which order the list stands. */
export function sortOf(queue: string, search: Search): Sort {
  return filters.read(search).sort || (LISTS[queue]?.sort ?? 'due')
}

/** What to ask the platform for this list with these filters. */
export function askedOf(queue: string, search: Search): Asked {
  const list = LISTS[queue]
  const { text, source, state, lamp, reported_from, reported_to, ...said } = filters.read(search)
  const { region, class: kind, urgency, owner, unit, handler } = said
  const given = { text: text?.trim(), region, class: kind, urgency, owner, unit, handler, source, state, lamp }
  const days = {
    reported_from: reported_from && dayBegins(reported_from),
    reported_to: reported_to && dayBegins(reported_to, 1),
  }
  const told = Object.entries({ ...given, ...days }).filter(([, value]) => value !== undefined && value.length > 0)
  return { ...(list === undefined ? { queue } : list.asked), ...Object.fromEntries(told), sort: sortOf(queue, search) }
}

/** The moment a day begins in the city's zone, `after` days later. */
export function dayBegins(day: string, after = 0): string {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + after)
  return cityMoment(at.toISOString().slice(0, 10))
}

/** All values of one filter. */
export function valuesOf(search: Search, filter: Filter): string[] {
  return [filters.read(search)[filter] ?? []].flat().filter((value) => value !== '')
}

/** The filters that are set, one entry for each value. */
export function chipsOf(search: Search): { filter: Filter; value: string }[] {
  return FILTERS.flatMap((filter) => valuesOf(search, filter).map((value) => ({ filter, value })))
}

/** The address without one value of a filter; `case` and the rest stay. */
export function without(search: Search, filter: Filter, value?: string): Search {
  const rest = value === undefined ? [] : valuesOf(search, filter).filter((one) => one !== value)
  return { ...search, [filter]: rest.length === 0 ? undefined : rest }
}

/** The address without any filter. */
export function unfiltered(search: Search): Search {
  const kept = { ...search }
  for (const filter of FILTERS) delete kept[filter]
  return kept
}

/** What a saved view keeps: the list, its filters, order and columns; not the case that is open. */
export function addressOf(queue: string, search: Search): string {
  const { case: _open, ...kept } = search
  return `/queue/${queue}${stringifySearch(kept)}`
}

/** A saved address, taken apart for the router; only lists can be kept. */
export function opened(address: string): { queue: string; search: Search } | undefined {
  const found = /^\/queue\/([\w-]+)(\?.*)?$/.exec(address)
  if (found === null) return undefined
  return { queue: found[1] ?? 'all', search: parseSearch(found[2] ?? '') }
}
