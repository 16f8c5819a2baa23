// SPDX-License-Identifier: Apache-2.0
/** “我的诉求到哪了”: one case answered in one sentence: where it is, with whom, what comes next and when. */
import type { Schema } from '@tongguan/api-client'
import { late } from '@tongguan/ui'

type Known = Pick<
  Schema<'CaseOut'>,
  | 'task_no'
  | 'title'
  | 'said'
  | 'owner'
  | 'lead_unit'
  | 'names'
  | 'reported_at'
  | 'closed_at'
  | 'due_at'
  | 'link_due_at'
  | 'suspended_until'
  | 'outcome'
>

export type Said =
  | 'saidClosed'
  | 'saidMerged'
  | 'saidMergedClosed'
  | 'saidRejected'
  | 'saidVoid'
  | 'saidSuspended'
  | 'saidWithUnit'
  | 'saidWithCentre'
  | 'saidChecked'

export interface Answer {
  said: Said
  /** With whom it is. */
  organ: string
  /** When the next thing is due, or when it ended; none when there is no date. */
  at: string | null
  /** Whether that date has passed. */
  late: boolean
}

/** What the caller is told of this case. */
export function whereabouts(known: Known, now: number): Answer {
  const organ = known.names[known.lead_unit ?? known.owner] ?? known.names[known.owner] ?? known.owner
  const centre = known.names[known.owner] ?? known.owner
  const answer = (said: Said, who: string, at: string | null, dated = false): Answer => ({
    said,
    organ: who,
    at,
    late: dated && at !== null && late(at, now),
  })
  switch (known.said) {
    case 'merged':
      return answer(known.closed_at === null ? 'saidMerged' : 'saidMergedClosed', organ, known.closed_at)
    case 'rejected':
      return answer('saidRejected', centre, known.closed_at)
    case 'void':
      return answer('saidVoid', centre, known.closed_at)
    case 'closed':
      return answer('saidClosed', organ, known.closed_at)
    case 'suspended':
      return answer('saidSuspended', organ, known.suspended_until)
    case 'with_unit':
      return answer('saidWithUnit', organ, known.due_at, true)
    case 'checked':
      return answer('saidChecked', organ, known.link_due_at, true)
    case 'with_centre':
      return answer('saidWithCentre', centre, known.link_due_at ?? known.due_at, true)
  }
}

/** The reports of a caller in the order in which they are asked about: open ones, then ended ones, then joined ones. */
export function inOrder<Past extends Pick<Schema<'PastReport'>, 'state' | 'closed_at'>>(past: readonly Past[]): Past[] {
  const rank = (one: Past) => (one.state === 'merged' ? 2 : Number(one.closed_at !== null))
  return [...past].sort((one, other) => rank(one) - rank(other))
}

/** What a text typed into the box can be: a telephone number, the number of a case, or words it was told in. */
export function sought(text: string): { phone: string } | { number: string } | { words: string } | undefined {
  const plain = text.trim().replace(/\s/g, '')
  if (plain === '') return undefined
  const digits = plain.replace(/-/g, '')
  if (/^\+?\d{5,12}$/.test(digits)) return { phone: digits }
  if (/^[0-9A-Za-z-]{4,40}$/.test(plain) && /\d/.test(plain)) return { number: plain }
  return plain.length > 1 ? { words: text.trim() } : undefined
}
