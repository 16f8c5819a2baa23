// SPDX-License-Identifier: Apache-2.0
import { useCallback, useEffect, useState } from 'react'
import { type Draft, emptyDraft, keepDraft, keptDraft } from './draft.ts'

export type Change = (changed: Partial<Draft>) => void

/** The call in hand, kept for this tab. */
export function useDraft(): { draft: Draft; change: Change; renew: () => void; restore: (draft: Draft) => void } {
  const [draft, setDraft] = useState(keptDraft)
  useEffect(() => keepDraft(draft), [draft])
  const change = useCallback((changed: Partial<Draft>) => setDraft((before) => ({ ...before, ...changed })), [])
  const renew = useCallback(() => setDraft((before) => emptyDraft(before.source)), [])
  return { draft, change, renew, restore: setDraft }
}
