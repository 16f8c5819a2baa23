// SPDX-License-Identifier: Apache-2.0
/** A year as twelve months of days, each at work or off, and why. */

export type DayKind = 'work' | 'weekend' | 'holiday' | 'workday'

export interface Day {
  date: string
  kind: DayKind
  note: string
}

export interface Exception {
  kind: string
  note: string
}

/** `2026-02-01` */
export function isoDay(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** The days of a month, in weeks from Monday; places before the first and after the last are empty. */
export function weeksOf(
  year: number,
  month: number,
  exceptions: ReadonlyMap<string, Exception>,
): (Day | undefined)[][] {
  const first = (new Date(Date.UTC(year, month - 1, 1)).getUTCDay() + 6) % 7
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const places: (Day | undefined)[] = Array.from({ length: first }, () => undefined)
  for (let day = 1; day <= length; day += 1) places.push(dayOf(year, month, day, exceptions))
  while (places.length % 7 > 0) places.push(undefined)
  return Array.from({ length: places.length / 7 }, (_, week) => places.slice(week * 7, week * 7 + 7))
}

function dayOf(year: number, month: number, day: number, exceptions: ReadonlyMap<string, Exception>): Day {
  const date = isoDay(year, month, day)
  const known = exceptions.get(date)
  if (known?.kind === 'holiday' || known?.kind === 'workday') return { date, kind: known.kind, note: known.note }
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay()
  return { date, kind: weekday === 0 || weekday === 6 ? 'weekend' : 'work', note: '' }
}

/** Days at work in a year. */
export function workingDays(year: number, exceptions: ReadonlyMap<string, Exception>): number {
  let days = 0
  for (let month = 1; month <= 12; month += 1) {
    for (const day of weeksOf(year, month, exceptions).flat()) {
      if (day?.kind === 'work' || day?.kind === 'workday') days += 1
    }
  }
  return days
}

/** What a click makes of a day: a weekday goes off, a weekend goes to work, an exception goes back. */
export function turned(day: Day): 'holiday' | 'workday' | undefined {
  if (day.kind === 'work') return 'holiday'
  if (day.kind === 'weekend') return 'workday'
  return undefined
}
