// SPDX-License-Identifier: Apache-2.0
/** How old what hangs on the wall is. */

/** Seconds after which figures are called old although the line stands. */
export const OLD_AFTER = 45
/** Seconds after which they are greyed out. */
export const DEAD_AFTER = 90

export type Freshness = 'fresh' | 'old' | 'dead'

/** fresh: of this moment; old: marked with its age; dead: greyed out. */
export function freshness(asOf: number, now: number): Freshness {
  const age = (now - asOf) / 1000
  if (age > DEAD_AFTER) return 'dead'
  return age > OLD_AFTER ? 'old' : 'fresh'
}
