// SPDX-License-Identifier: Apache-2.0
/** “我的诉求到哪了”: one case answered in one sentence: where it is, with whom, what comes next and when. */
import type { Schema } from '@tongguan/api-client'

type Known = Pick<
  Schema<'CaseOut'>,
  | 'task_no'
  | 'title'
  | 'state'
  | 'state_name'
  | 'state_name_en'
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

const WITH_UNIT = new Set(['pending_accept', 'handling', 'unit_confirm', 'return_review'])
const AFTER_HANDLING = new Set(['pending_check', 'checking', 'pending_callback', 'pending_close', 'self_review'])

/** What the caller is told of this case. */
export function whereabouts(known: Known, now: number): Answer {
  const organ = known.names[known.lead_unit ?? known.owner] ?? known.names[known.owner] ?? known.owner
  const centre = known.names[known.owner] ?? known.owner
  const answer = (said: Said, who: string, at: string | null, dated = false): Answer => ({
    said,
    organ: who,
    at,
    late: dated && at !== null && new Date(at).getTime() < now,
  })
  if (known.state === 'merged') {
    const ended = known.closed_at
    return answer(ended === null ? 'saidMerged' : 'saidMergedClosed', organ, ended)
  }
  if (known.state === 'not_accepted') return answer('saidRejected', centre, known.closed_at)
  if (known.state === 'void') return answer('saidVoid', centre, known.closed_at)
  if (known.closed_at !== null) return answer('saidClosed', organ, known.closed_at)
  if (known.state === 'suspended') return answer('saidSuspended', organ, known.suspended_until)
  if (WITH_UNIT.has(known.state)) return answer('saidWithUnit', organ, known.due_at, true)
  if (AFTER_HANDLING.has(known.state)) return answer('saidChecked', organ, known.link_due_at, true)
  return answer('saidWithCentre', centre, known.link_due_at ?? known.due_at, true)
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
