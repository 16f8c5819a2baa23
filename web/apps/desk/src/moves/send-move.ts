// SPDX-License-Identifier: Apache-2.0
/** Moves that pages beside the case make: sent once however often it is repeated, on the version that was looked at. */
import { useQueryClient } from '@tanstack/react-query'
import { api, refusalOf, type Schema, settled } from '@tongguan/api-client'
import { useCallback } from 'react'

/** Which case is meant, as it was seen. */
export interface SeenCase {
  id: string
  version: number
}

/** One path of sixty stands for all: they differ in their bodies only. */
const pathOf = (move: string) => `/api/v1/cases/{case_id}/moves/${move}` as '/api/v1/cases/{case_id}/moves/urge'

/** Make a move; throws Refused. `key` stays the same for every repeat of one wish. */
export async function sendMove(
  seen: SeenCase,
  move: string,
  body: Record<string, unknown>,
  key: string,
): Promise<Schema<'CaseOut'>> {
  return await settled(
    api.POST(pathOf(move), {
      params: { path: { case_id: seen.id }, header: { 'Idempotency-Key': key, 'If-Match': `"${seen.version}"` } },
      body: body as unknown as Schema<'Urge'>,
    }),
  )
}

/** `sendMove`, with the lists and the case fetched again afterwards, also when somebody else was quicker. */
export function useSendMove() {
  const queries = useQueryClient()
  return useCallback(
    async (seen: SeenCase, move: string, body: Record<string, unknown>, key: string) => {
      try {
        return await sendMove(seen, move, body, key)
      } catch (thrown) {
        throw refusalOf(thrown)
      } finally {
        void queries.invalidateQueries()
      }
    },
    [queries],
  )
}
