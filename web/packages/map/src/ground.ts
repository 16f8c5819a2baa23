// SPDX-License-Identifier: Apache-2.0
/** The pieces of ground that cases are counted by, and how their load becomes a colour. */
import { RAMP_BREAKS } from '@tongguan/ui'

export type Ground = 'cell' | 'autonomy' | 'disposal' | 'community' | 'street'

export interface Load {
  open: number
  red: number
  yellow: number
}

export type Loads = Readonly<Record<string, Load>>

/** The layer that draws each kind of ground. */
export const LAYER_OF: Record<Ground, string> = {
  cell: 'cells',
  autonomy: 'autonomy',
  disposal: 'disposal',
  community: 'communities',
  street: 'streets',
}

const NICE = [1, 2, 3, 5, 8, 10, 15, 20, 25, 30, 40, 50, 75, 100, 150, 200, 300, 500, 1_000, 2_000, 5_000] as const

/**
 * From which number of open cases each further colour of the ramp is used. For cells the breaks of the design; where
 * the busiest ground has far more or far fewer, round numbers that use the whole ramp.
 */
export function breaksFor(loads: Loads): readonly number[] {
  const most = Math.max(0, ...Object.values(loads).map((one) => one.open))
  const steps = RAMP_BREAKS.length
  const designed = RAMP_BREAKS[steps - 1] ?? 0
  if (most >= designed * 0.7 && most <= designed * 2) return RAMP_BREAKS
  if (most <= steps + 1) return Array.from({ length: steps }, (_, n) => n + 2)
  const breaks: number[] = []
  for (let n = 1; n <= steps; n++) {
    const wanted = (most * n) / (steps + 1)
    const before = breaks[n - 2] ?? 1
    const round = NICE.findLast((one) => one <= wanted) ?? 1
    breaks.push(Math.max(before + 1, round))
  }
  return breaks
}

/** Which colour of the ramp shows so many open cases; none for no case at all. */
export function rung(open: number, breaks: readonly number[]): number | undefined {
  return open > 0 ? breaks.filter((one) => open >= one).length : undefined
}
