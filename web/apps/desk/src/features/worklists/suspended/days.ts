// SPDX-License-Identifier: Apache-2.0
/** How far off the day is on which a suspended case goes on. */
const DAY = 86_400_000
const SOON_DAYS = 7

/** Whole days until a moment, begun days counting; none when there is no date. */
export function daysUntil(until: string | null, now: number): number | undefined {
  return until === null ? undefined : Math.ceil((new Date(until).getTime() - now) / DAY)
}

/** Whether the case goes on within a week: time to ask how the plan stands. */
export function goesOnSoon(until: string | null, now: number): boolean {
  const days = daysUntil(until, now)
  return days !== undefined && days <= SOON_DAYS
}
