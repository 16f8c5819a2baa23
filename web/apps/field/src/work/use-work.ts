// SPDX-License-Identifier: Apache-2.0
import { $api } from '@tongguan/api-client'
import { useMe } from '@tongguan/shell'
import { useMemo } from 'react'
import { type Work, workOf } from './work.ts'

export interface WorkList {
  all: Work[]
  pending: boolean
  /** Why the list could not be fetched; there may still be an older one. */
  error: unknown
  /** When the older of the lists was fetched (ms). */
  at: number
  refetch(): Promise<unknown>
}

/** What waits for this person, fetched or, without a line, as it was last known. */
export function useWork(): WorkList {
  const { person } = useMe()
  const tasks = $api.useQuery('get', '/api/v1/my/tasks')
  const orders = $api.useQuery('get', '/api/v1/my/orders')
  const calls = $api.useQuery('get', '/api/v1/my/calls')
  const all = useMemo(
    () => workOf({ tasks: tasks.data ?? [], orders: orders.data ?? [], calls: calls.data ?? [] }, person),
    [tasks.data, orders.data, calls.data, person],
  )
  const asked = [tasks, orders, calls]
  return {
    all,
    pending: asked.some((each) => each.isPending && each.failureCount === 0),
    error: asked.find((each) => each.error)?.error,
    at: Math.min(...asked.map((each) => each.dataUpdatedAt)),
    refetch: () => Promise.all(asked.map((each) => each.refetch())),
  }
}
