// SPDX-License-Identifier: Apache-2.0
/** Comparisons as people read them. */
import { percent } from '@tongguan/ui'

/** Beyond this many times what was before a percentage says nothing; people want the number itself. */
const MOST_TIMES = 4

/** Change of a count in percent (`+6.2%`), of a share in percentage points (`−0.4`); undefined when there is none. */
export function change(now: number | null, before: number | null, unit: 'cases' | 'share'): string | undefined {
  if (now === null || before === null) return undefined
  if (unit === 'share') return signed((now - before) * 100, 1)
  if (before === 0 || now > before * MOST_TIMES) return undefined
  const share = (now / before - 1) * 100
  return `${signed(share, Math.abs(share) >= 10 ? 0 : 1)}%`
}

/** A number with its sign, with a true minus. */
export function signed(value: number, digits: number): string {
  const text = Math.abs(value).toFixed(digits)
  if (Number(text) === 0) return `±${text}`
  return `${value > 0 ? '+' : '−'}${text}`
}

/** A value as it is shown large: a share in percent; nothing to say is a dash. */
export function large(value: number | null, unit: 'cases' | 'share'): string {
  if (value === null) return '—'
  return unit === 'share' ? percent(value, value === 1 ? 0 : 1) : new Intl.NumberFormat('en-US').format(value)
}
