// SPDX-License-Identifier: Apache-2.0
/** The city's zone, as the platform tells it; days and hours are the city's, wherever the browser stands. */

const KEPT = 'tongguan.zone'

// Before any answer, on the very first visit, the browser's own zone has to do.
let zone = globalThis.localStorage?.getItem(KEPT) ?? undefined

/** What the platform says the city's zone is. */
export function setCityZone(told: string): void {
  if (told === zone) return
  zone = told
  globalThis.localStorage?.setItem(KEPT, told)
}

/** The city's zone; none on the first visit, before the platform has told it. */
export function cityZone(): string | undefined {
  return zone
}

/** A day and a time on the city's clock as a moment: `2026-11-22`, `17:30` → `2026-11-22T17:30:00+08:00`. */
export function cityMoment(day: string, time = '00:00'): string {
  const wall = Date.parse(`${day}T${time}:00Z`)
  // Twice, for a day on which the clocks are put forward or back.
  const offset = aheadOfUtc(wall - aheadOfUtc(wall))
  const minutes = Math.abs(offset) / 60_000
  const two = (number: number) => String(Math.floor(number)).padStart(2, '0')
  return `${day}T${time}:00${offset < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`
}

/** By how many milliseconds the city's clock is ahead of UTC at a moment. */
function aheadOfUtc(at: number): number {
  const shown = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(at)
  return Date.parse(`${shown.replace(' ', 'T')}:00Z`) - Math.floor(at / 60_000) * 60_000
}
