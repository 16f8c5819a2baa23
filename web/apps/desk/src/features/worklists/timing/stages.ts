// SPDX-License-Identifier: Apache-2.0
/** The stages of an order as columns of the timing table (SLA-06), and what each cell says. */
import type { Schema } from '@tongguan/api-client'

export type Clock = Schema<'TimingClockOut'>

/** The links every order goes through, in their order; what else ran is told in a column of its own. */
export const LINKS = ['accept', 'file', 'dispatch', 'sign', 'handle', 'check', 'callback', 'close'] as const
export type Link = (typeof LINKS)[number]

export interface Stages {
  overall: Clock | undefined
  target: Clock | undefined
  /** The latest clock of each link, and how often the link was gone through. */
  links: Partial<Record<Link, { clock: Clock; times: number }>>
  others: Clock[]
}

/** The clocks of an order, sorted into the columns. */
export function stagesOf(clocks: readonly Clock[]): Stages {
  const stages: Stages = { overall: undefined, target: undefined, links: {}, others: [] }
  for (const clock of [...clocks].sort((one, other) => one.started_at.localeCompare(other.started_at))) {
    const link = LINKS.find((known) => clock.kind === 'link' && known === clock.link)
    if (clock.kind === 'overall') stages.overall = clock
    else if (clock.kind === 'target') stages.target = clock
    else if (link === undefined) stages.others.push(clock)
    else stages.links[link] = { clock, times: (stages.links[link]?.times ?? 0) + 1 }
  }
  return stages
}

const UNITS: Readonly<Record<string, { zh: string; en: string }>> = {
  urgent_work_hour: { zh: '紧急工作时', en: 'urgent h' },
  work_hour: { zh: '工作时', en: 'working h' },
  work_day: { zh: '工作日', en: 'working d' },
  calendar_day: { zh: '自然日', en: 'days' },
  hour: { zh: '小时', en: 'h' },
  minute: { zh: '分钟', en: 'min' },
}

/** 2 工作时, 5 工作日; nothing for a clock that only measures. */
export function limitWords(clock: Clock, language: 'zh' | 'en'): string {
  if (clock.amount === null) return ''
  return `${Number(clock.amount.toFixed(2))} ${UNITS[clock.unit]?.[language] ?? clock.unit}`
}

/** 0:07, 26:30, 120:00: working hours and minutes; never days, which mean eight hours to one and twenty-four to another. */
export function hoursWords(seconds: number): string {
  const minutes = Math.floor(Math.abs(seconds) / 60)
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
}

/** How much of its limit a clock has used, 0 to 1. */
export function usedShare(clock: Clock): number {
  if (clock.limit_seconds === null || clock.limit_seconds <= 0) return 0
  return Math.min(1, clock.used_seconds / clock.limit_seconds)
}
