// SPDX-License-Identifier: Apache-2.0
import type { Figures } from '../wall-context.tsx'

type Area = Figures['areas'][number]

/** Best share on time first, then what has less overdue; areas that closed nothing stand last, the busiest first. */
export function ranked(areas: readonly Area[]): Area[] {
  return [...areas].sort((a, b) => {
    if (a.on_time === null || b.on_time === null) {
      if (a.on_time !== b.on_time) return a.on_time === null ? 1 : -1
      return b.open - a.open || a.code.localeCompare(b.code)
    }
    return b.on_time - a.on_time || a.overdue - b.overdue || b.closed - a.closed || a.code.localeCompare(b.code)
  })
}
