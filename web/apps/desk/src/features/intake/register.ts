// SPDX-License-Identifier: Apache-2.0
import { api, type Refused, refusalOf, type Schema, settled } from '@tongguan/api-client'
import { asked, type KeyFor } from '@tongguan/deeds'
import { sendMove } from '../../moves/send-move.ts'
import { callOf, type Draft } from './draft.ts'

/** Register a call under the key of exactly this call and, if the agent said so, join it to the open case it repeats; throws Refused when not registered. */
export async function register(
  draft: Draft,
  keyFor: KeyFor,
): Promise<{ receipt: Schema<'Receipt'>; joined: string | undefined; notJoined: Refused | undefined }> {
  const body = callOf(draft)
  const key = keyFor(draft.key, body)
  const params = { header: asked(key) }
  const receipt = await settled(api.POST('/api/v1/intake/hotline', { params, body }))
  if (draft.joins === null || !receipt.fresh) return { receipt, joined: undefined, notJoined: undefined }
  try {
    const path = { ref: receipt.case_id }
    const fresh = await settled(api.GET('/api/v1/cases/{ref}', { params: { path } }))
    await sendMove(fresh, 'merge', { parent: draft.joins.caseId }, `${key}:merge:${draft.joins.caseId}`)
    return { receipt, joined: draft.joins.taskNo, notJoined: undefined }
  } catch (thrown) {
    return { receipt, joined: undefined, notJoined: refusalOf(thrown) }
  }
}
