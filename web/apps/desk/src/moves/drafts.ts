// SPDX-License-Identifier: Apache-2.0
/** Words typed into forms that are not sent yet. They outlive the form, not the page: they may be about people. */
import { requestKey } from '@tongguan/api-client'
import { type Draft, firstDraft } from '@tongguan/forms'
import { type Move, moveForm } from '@tongguan/forms/moves.ts'
import type { Case } from '../case/case-data.ts'

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

/** Under which name the words of a form are kept: agreeing and refusing by one move are two forms. */
export function formOf(caseId: string, move: Move, fixed: Draft = {}): string {
  return [caseId, move, ...Object.values(fixed).map(String)].join('/')
}

export function keptDraft(form: string): Kept | undefined {
  return kept.get(form)
}

export function keepDraft(form: string, value: Kept): void {
  kept.set(form, value)
}

export function dropDraft(form: string): void {
  kept.delete(form)
}

/** The key for sending this body: the same as long as the body is, so that a repeat after a broken line counts once. */
export function keyFor(form: string, body: string): string {
  const before = kept.get(form)
  if (before?.sent?.body === body) return before.sent.key
  const key = requestKey()
  if (before !== undefined) kept.set(form, { ...before, sent: { body, key } })
  return key
}

/** Put something into the form of a move before it is opened; what was typed there stays. */
export function putIn(shown: Case, move: Move, draft: Draft): void {
  const form = formOf(shown.id, move)
  const first = firstDraft(moveForm(move), shown)
  const kept = keptDraft(form)?.draft ?? first
  keepDraft(form, { draft: { ...kept, ...draft }, before: first, seen: shown.version })
}
