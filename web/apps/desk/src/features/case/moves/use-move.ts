// SPDX-License-Identifier: Apache-2.0
/** Making a move: sent once however often it is repeated, refused when the case is no longer what was looked at. */
import { useQueryClient } from '@tanstack/react-query'
import { api, type Problem, type Refused, refusalOf, type Schema, settled } from '@tongguan/api-client'
import { useCallback } from 'react'
import { type Case, caseAt } from '../case-data.ts'
import { dropDraft, keyFor } from './drafts.ts'
import type { Move } from './fields.ts'

/** One path of sixty stands for all: they differ in their bodies only, and the table of forms is tested against those. */
const pathOf = (move: Move) => `/api/v1/cases/{case_id}/moves/${move}` as '/api/v1/cases/{case_id}/moves/urge'

/** The case as it is now, when a move was refused because somebody else was quicker. */
export function presentCase(refused: Refused): Case | undefined {
  const problem: Problem & { case?: Case } = refused.problem
  return refused.code === 'cases.changed' ? problem.case : undefined
}

/** Send a move for the case; throws Refused. The cache has the case as it is afterwards, also after a conflict. */
export function useMove(ref: string) {
  const queries = useQueryClient()
  return useCallback(
    async (shown: Case, move: Move, body: Record<string, unknown>, seen: number): Promise<Case> => {
      const keep = (found: Case) => queries.setQueryData(caseAt(ref).queryKey, found)
      try {
        const after = await settled(
          api.POST(pathOf(move), {
            params: {
              path: { case_id: shown.id },
              header: { 'Idempotency-Key': keyFor(shown.id, move, JSON.stringify(body)), 'If-Match': `"${seen}"` },
            },
            body: body as unknown as Schema<'Urge'>,
          }),
        )
        dropDraft(shown.id, move)
        keep(after)
        void queries.invalidateQueries({
          predicate: (query) => isAbout(query.queryKey, [shown.id, shown.task_no, ref]),
        })
        return after
      } catch (thrown) {
        const refused = refusalOf(thrown)
        const present = presentCase(refused)
        if (present !== undefined) keep(present)
        if (refused.status === 409 || refused.status === 404 || refused.status === 403) {
          void queries.invalidateQueries({
            predicate: (query) => isAbout(query.queryKey, [shown.id, shown.task_no, ref]),
          })
        }
        throw refused
      }
    },
    [queries, ref],
  )
}

/** Whether a cached answer is about the case: its history, advice, timing …, asked for by id or by number. */
function isAbout(key: readonly unknown[], refs: readonly string[]): boolean {
  const asked = key[2] as { params?: { path?: Record<string, unknown> } } | undefined
  const given = asked?.params?.path
  return given !== undefined && Object.values(given).some((value) => refs.includes(String(value)))
}
