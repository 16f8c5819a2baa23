// SPDX-License-Identifier: Apache-2.0
/** What is asked of the record, from form to query. */
import { day, declare, word } from '@tongguan/lists'
import { cityMoment } from '@tongguan/ui'

/** How it stands in the address. */
export const filters = declare({ subject: word(), who: word(), move: word(), since: day(), until: day() })

export interface Asked {
  /** A whole subject, or its kind with a slash behind: `edition/3`, `account/`. */
  subject: string
  who: string
  move: string
  /** `2026-11-22`, the city's first and last day, both asked for. */
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

/** The query; what is empty is not asked. */
export function askedOf(asked: Asked): Query {
  const query: Query = {}
  for (const key of ['subject', 'who', 'move'] as const) {
    const value = asked[key].trim()
    if (value !== '') query[key] = value
  }
  if (asked.since !== '') query.since = cityMoment(asked.since)
  if (asked.until !== '') query.until = cityMoment(after(asked.until, 1))
  return query
}

/** A day some days later (or earlier). */
export function after(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** Monday and Sunday of the week before the one a day lies in. */
export function lastWeek(day: string): [string, string] {
  const sinceMonday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
  const monday = after(day, -sinceMonday - 7)
  return [monday, after(monday, 6)]
}
