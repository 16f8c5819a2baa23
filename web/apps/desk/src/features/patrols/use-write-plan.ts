// SPDX-License-Identifier: Apache-2.0
import { api, type Schema, settled } from '@tongguan/api-client'
import { asked, useDeed } from '@tongguan/deeds'

/** Write somebody's plan; without places it follows from the grid again. */
export function useWritePlan(person: string, onDone: () => void) {
  return useDeed(
    (key: string, body: Schema<'PlanIn'>) => {
      const params = { path: { person }, header: asked(key) }
      return settled(api.PUT('/api/v1/patrols/{person}/plan', { params, body }))
    },
    { outdates: ['/api/v1/patrols'], onDone },
  )
}
