// SPDX-License-Identifier: Apache-2.0
/** Words typed into forms that are not sent yet. They outlive the form, not the page: they may be about people. */
import { requestKey } from '@tongguan/api-client'
import type { Draft, Move } from './fields.ts'

export interface Kept {
  draft: Draft
  /** What stood in the form when it was opened. */
  before: Draft
  /** The version of the case the person looked at while filling it in. */
  seen: number
  /** The key under which exactly this body was sent; repeats of it change the data once. */
  sent?: { body: string; key: string }
}

const kept = new Map<string, Kept>()

const at = (caseId: string, move: Move) => `${caseId}/${move}`

export function keptDraft(caseId: string, move: Move): Kept | undefined {
  return kept.get(at(caseId, move))
}

export function keepDraft(caseId: string, move: Move, value: Kept): void {
  kept.set(at(caseId, move), value)
}

export function dropDraft(caseId: string, move: Move): void {
  kept.delete(at(caseId, move))
}

/** The key for sending this body: the same as long as the body is, so that a repeat after a broken line counts once. */
export function keyFor(caseId: string, move: Move, body: string): string {
  const before = kept.get(at(caseId, move))
  if (before?.sent?.body === body) return before.sent.key
  const key = requestKey()
  if (before !== undefined) kept.set(at(caseId, move), { ...before, sent: { body, key } })
  return key
}
