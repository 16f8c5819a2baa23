// SPDX-License-Identifier: Apache-2.0
import type { Line } from './use-lines.ts'

/** A limit of a case: that of its present link, or that of the whole case. */
export interface Limit {
  of: 'link' | 'whole'
  due: string
  since: string | null
}

/** The limits that run, the one that comes first in front: lists stand in that order, and the lamp is its lamp. */
export function limitsOf(
  line: Pick<Line, 'link_due_at' | 'link_since' | 'due_at' | 'reported_at' | 'red_at'>,
): [first?: Limit, other?: Limit] {
  const link: Limit[] = line.link_due_at === null ? [] : [{ of: 'link', due: line.link_due_at, since: line.link_since }]
  const whole: Limit[] = line.due_at === null ? [] : [{ of: 'whole', due: line.due_at, since: line.reported_at }]
  const [first, other] = [...link, ...whole]
    .filter((limit) => !stands(limit, line.red_at))
    .sort((a, b) => Date.parse(a.due) - Date.parse(b.due))
  return [first, other]
}

/** A limit that would come before the lamp turns red is not running. */
function stands(limit: Limit, redAt: string | null): boolean {
  return redAt !== null && Date.parse(limit.due) < Date.parse(redAt)
}
