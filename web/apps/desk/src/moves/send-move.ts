// SPDX-License-Identifier: Apache-2.0
/** Making a move: sent once however often it is repeated, refused when the case is no longer what was looked at. */
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { api, foldOwnMove, type Refused, refusalOf, type Schema, settled } from '@tongguan/api-client'
import { asked, standsNow } from '@tongguan/deeds'
import type { Move } from '@tongguan/forms/moves.ts'
import { useCallback } from 'react'
import type { Case } from '../case/case-data.ts'

/** Which case is meant, as it was seen. */
export type SeenCase = Pick<Case, 'id' | 'task_no' | 'version'>

/** One path of sixty stands for all: they differ in their bodies only, and the table of forms is tested against those. */
const pathOf = (move: Move) => `/api/v1/cases/{case_id}/moves/${move}` as '/api/v1/cases/{case_id}/moves/urge'

/** Make a move; throws Refused. `key` stays the same for every repeat of one wish. */
export async function sendMove(
  seen: SeenCase,
  move: Move,
  body: Record<string, unknown>,
  key: string,
): Promise<Schema<'CaseOut'>> {
  return await settled(
    api.POST(pathOf(move), {
      params: { path: { case_id: seen.id }, header: asked(key, seen.version) },
      body: body as unknown as Schema<'Urge'>,
    }),
  )
}

/** The case as it is now, when a move was refused because somebody else was quicker. */
export function presentCase(refused: Refused): Case | undefined {
  return standsNow(refused, 'case')
}

/** `sendMove`; afterwards every page has the case as it is now, also when somebody else was quicker. */
export function useSendMove() {
  const queries = useQueryClient()
  return useCallback(
    async (seen: SeenCase, move: Move, body: Record<string, unknown>, key: string): Promise<Case> => {
      try {
        const after = await sendMove(seen, move, body, key)
        keep(queries, after)
        return after
      } catch (thrown) {
        const refused = refusalOf(thrown)
        const present = presentCase(refused)
        if (present !== undefined) keep(queries, present)
        throw refused
      } finally {
        foldOwnMove(queries, { caseId: seen.id, taskNo: seen.task_no })
      }
    },
    [queries],
  )
}

/** Put the case into the cache wherever it lies, under its id or its number. */
function keep(queries: QueryClient, found: Case): void {
  for (const ref of [found.id, found.task_no]) {
    queries.setQueriesData({ queryKey: ['get', '/api/v1/cases/{ref}', { params: { path: { ref } } }] }, found)
  }
}
