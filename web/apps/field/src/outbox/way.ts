// SPDX-License-Identifier: Apache-2.0
/** The way to the platform, for requests that were put together earlier, perhaps by an older page. */
import { Refused, refusalOf } from '@tongguan/api-client'
import type { Answer, Way } from './delivery.ts'

/** A photo on a poor line takes its time; silence for longer is a broken line. */
const LONGEST_MS = 90_000

export const wayToPlatform: Way = {
  async post(path, body, key) {
    const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': key }
    return answerIn(await asked(path, { method: 'POST', headers, body: JSON.stringify(body) }))
  },
  async upload(photo, name) {
    const form = new FormData()
    form.append('file', photo, name)
    const kept = await asked('/api/v1/blobs', { method: 'POST', body: form })
    return text(kept, 'blob') ?? ''
  },
}

async function asked(path: string, init: RequestInit): Promise<unknown> {
  let answer: Response
  let told: unknown
  try {
    answer = await fetch(path, { credentials: 'same-origin', signal: AbortSignal.timeout(LONGEST_MS), ...init })
    told = await answer.json().catch(() => null)
  } catch (thrown) {
    throw refusalOf(thrown)
  }
  if (answer.ok) return told
  const refused = refusalOf(told)
  // Something between the phone and the platform answered: by its status it is known whether waiting helps.
  throw refused.status === 0 ? new Refused({ ...refused.problem, status: answer.status }) : refused
}

/** Case and task number in an answer: of a receipt (`case_id`) or of a case (`id`). */
export function answerIn(told: unknown): Answer {
  return { caseId: text(told, 'case_id') ?? text(told, 'id'), taskNo: text(told, 'task_no') }
}

function text(told: unknown, key: string): string | null {
  if (typeof told !== 'object' || told === null || !(key in told)) return null
  const value = (told as Record<string, unknown>)[key]
  return typeof value === 'string' ? value : null
}
