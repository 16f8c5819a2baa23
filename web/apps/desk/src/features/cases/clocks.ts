// SPDX-License-Identifier: Apache-2.0
/** The two clocks people work by, and how much of a limit is used up. */
import { language } from '@tongguan/words'
import type { Case, Clock } from '../../case/case-data.ts'

/** The clock of the link the case is in, and the one over the whole case. */
export function mainClocks(shown: Case): {
  link: Clock | undefined
  overall: Clock | undefined
  target: Clock | undefined
} {
  const last = (kind: string) => shown.clocks.findLast((clock) => clock.kind === kind)
  const running = shown.clocks.findLast((clock) => clock.kind === 'link' && clock.stopped_at === null)
  return { link: shown.open ? running : undefined, overall: last('overall'), target: last('target') }
}

/** The share of a limit that is used, from 0 to 1; 0 without a limit. */
export function share(clock: Clock): number {
  if (!clock.limit_seconds) return 0
  return Math.min(1, Math.max(0, clock.used_seconds / clock.limit_seconds))
}

/** Working seconds as hours and minutes: a working day has eight hours, so days are not said here. */
export function worked(seconds: number): string {
  const minutes = Math.floor(Math.abs(seconds) / 60)
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (language() !== 'zh') return hours === 0 ? `${rest} min` : `${hours} h ${rest} min`
  return hours === 0 ? `${rest} 分` : `${hours} 小时${rest === 0 ? '' : ` ${rest} 分`}`
}
