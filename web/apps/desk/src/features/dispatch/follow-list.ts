// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query'
import { $api, api, refusalOf, settled } from '@tongguan/api-client'
import { asked, keyRing } from '@tongguan/deeds'
import { useCallback, useRef } from 'react'
import type { Advice, Line } from './plan.ts'

/** The list's advice is asked for rows in sight only, and kept while nothing moves the case. */
export function adviceFor(taskNo: string) {
  return $api.queryOptions(
    'get',
    '/api/v1/cases/{ref}/advice',
    { params: { path: { ref: taskNo } } },
    { staleTime: 60_000 },
  )
}

/** Take the step the list names; throws Refused. The same wish is sent with the same key, however often. */
export function useFollowList() {
  const queries = useQueryClient()
  const keys = useRef(keyRing())
  return useCallback(
    async (line: Line, advice: Advice) => {
      const key = keys.current.keyFor(line.id, advice.version)
      try {
        return await settled(
          api.POST('/api/v1/cases/{case_id}/moves/follow_list', {
            params: { path: { case_id: line.id }, header: asked(key, advice.version) },
            body: { reason: '' },
          }),
        )
      } catch (thrown) {
        throw refusalOf(thrown)
      } finally {
        void queries.invalidateQueries({ queryKey: ['get', '/api/v1/cases'] })
        void queries.invalidateQueries({ queryKey: ['get', '/api/v1/queues'] })
        void queries.invalidateQueries({ queryKey: adviceFor(line.task_no).queryKey })
      }
    },
    [queries],
  )
}
