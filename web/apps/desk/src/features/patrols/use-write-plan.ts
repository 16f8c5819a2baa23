// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query'
import { $api, api, type Refused, refusalOf, requestKey, type Schema, settled } from '@tongguan/api-client'
import { useRef, useState } from 'react'

interface Written {
  /** Whether it was taken. */
  write: (form: Schema<'PlanIn'>) => Promise<boolean>
  busy: boolean
  refused: Refused | undefined
}

/** Write somebody's plan; a repeat of the same wish after a lost line bears the same key. */
export function useWritePlan(person: string): Written {
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused>()
  const wish = useRef<{ told: string; key: string }>(undefined)
  const write = async (form: Schema<'PlanIn'>): Promise<boolean> => {
    const told = JSON.stringify(form)
    if (wish.current?.told !== told) wish.current = { told, key: requestKey() }
    const params = { path: { person }, header: { 'Idempotency-Key': wish.current.key } }
    setBusy(true)
    setRefused(undefined)
    try {
      const plan = await settled(api.PUT('/api/v1/patrols/{person}/plan', { params, body: form }))
      wish.current = undefined
      const { queryKey } = $api.queryOptions('get', '/api/v1/patrols/{person}/plan', { params: { path: { person } } })
      queries.setQueryData(queryKey, plan)
      void queries.invalidateQueries({ queryKey: ['get', '/api/v1/patrols'] })
      return true
    } catch (thrown) {
      setRefused(refusalOf(thrown))
      return false
    } finally {
      setBusy(false)
    }
  }
  return { write, busy, refused }
}
