// SPDX-License-Identifier: Apache-2.0
/** Times, spans, distances and numbers as people read them; times in the city's zone wherever the browser stands. */
import { language } from '@tongguan/words'
import { late as isLate } from './lamp.ts'
import { cityZone } from './zone.ts'

const made = new Map<string, Intl.DateTimeFormat>()

function formatter(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const locale = language() === 'zh' ? 'zh-CN' : 'en-GB'
  const key = locale + cityZone() + JSON.stringify(options)
  let found = made.get(key)
  if (found === undefined) {
    found = new Intl.DateTimeFormat(locale, { timeZone: cityZone(), hourCycle: 'h23', ...options })
    made.set(key, found)
  }
  return found
}

type Moment = string | number | Date

/** 10:42 */
export function clockTime(at: Moment): string {
  return formatter({ hour: '2-digit', minute: '2-digit' }).format(new Date(at))
}

/** 10:42:18 */
export function clockSeconds(at: Moment): string {
  return formatter({ hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(new Date(at))
}

/** 2026-11-22, the same in every language, so that it sorts and searches. */
export function date(at: Moment): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: cityZone() }).format(new Date(at))
  return parts
}

/** 2026-11-22 10:42 */
export function dateTime(at: Moment): string {
  return `${date(at)} ${clockTime(at)}`
}

/** The time today, day and time on other days: 10:42, 11-21 10:42, 2025-11-21 10:42. */
export function shortTime(at: Moment, now: Moment = Date.now()): string {
  const [day, today] = [date(at), date(now)]
  if (day === today) return clockTime(at)
  return `${day.slice(0, 4) === today.slice(0, 4) ? day.slice(5) : day} ${clockTime(at)}`
}

/** 星期日 / Sunday */
export function weekday(at: Moment): string {
  return formatter({ weekday: 'long' }).format(new Date(at))
}

/** A span of seconds, sign ignored: 0:41 (hours:minutes) under two days, then 3 天 / 3 d. */
export function span(seconds: number): string {
  const minutes = Math.floor(Math.abs(seconds) / 60)
  const days = Math.floor(minutes / 1440)
  if (days >= 2) return language() === 'zh' ? `${days} 天` : `${days} d`
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
}

/** What is left until a moment: `0:41`, or `超 0:11` once it has passed. */
export function remaining(due: Moment, now: Moment): { text: string; late: boolean; seconds: number } {
  const seconds = (new Date(due).getTime() - new Date(now).getTime()) / 1000
  const late = isLate(due, now)
  const over = language() === 'zh' ? '超 ' : '+'
  return { text: (late ? over : '') + span(seconds), late, seconds }
}

/** 420 m, 1.1 km; metres in. */
export function distance(metres: number): string {
  return metres < 1000 ? `${Math.round(metres)} m` : `${(metres / 1000).toFixed(metres < 10_000 ? 1 : 0)} km`
}

/** 1,284 */
export function count(value: number): string {
  return new Intl.NumberFormat('en-US').format(value)
}

/** 96.3 (percent of a share from 0 to 1, without the sign) */
export function percent(share: number, digits = 1): string {
  return (share * 100).toFixed(digits)
}
