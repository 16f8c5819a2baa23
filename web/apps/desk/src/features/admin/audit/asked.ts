// SPDX-License-Identifier: Apache-2.0
/** What is asked of the record, from form to query. */

export interface Asked {
  subject: string
  who: string
  move: string
  /** `2026-11-22`, the city's day. */
  since: string
  until: string
}

export interface Query {
  subject?: string
  who?: string
  move?: string
  since?: string
  until?: string
}

export const EMPTY: Asked = { subject: '', who: '', move: '', since: '', until: '' }

/** All of China keeps one time. */
const MIDNIGHT = 'T00:00:00+08:00'

/** The query; what is empty is not asked. */
export function askedOf(asked: Asked): Query {
  const query: Query = {}
  for (const key of ['subject', 'who', 'move'] as const) {
    const value = asked[key].trim()
    if (value !== '') query[key] = value
  }
  for (const key of ['since', 'until'] as const) {
    if (asked[key] !== '') query[key] = asked[key] + MIDNIGHT
  }
  return query
}
