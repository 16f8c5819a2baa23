// SPDX-License-Identifier: Apache-2.0
import { $api } from '@tongguan/api-client'
import { useMemo } from 'react'
import { useCityNames } from '../../../city.ts'
import type { Line } from './use-lines.ts'

const MOST = 2_000

interface Handler {
  value: string
  /** The name alone, for where it stands by itself. */
  name: string
  /** Name and unit, to be chosen by. */
  label: string
}

/** Who handles cases: those of the organs somebody may look into, and whoever handles what is listed; of one unit if asked. */
export function useHandlers(lines: readonly Line[], unit: string | undefined, enabled: boolean): Handler[] {
  const names = useCityNames()
  const query = { role: ['handler' as const], limit: MOST, ...(unit === undefined ? {} : { organ: unit }) }
  const people = $api.useQuery('get', '/api/v1/people', { params: { query } }, { staleTime: 600_000, enabled }).data
  return useMemo(() => {
    const found = new Map<string, Handler>()
    const add = (value: string, name: string, organ: string | undefined) => {
      if (!found.has(value))
        found.set(value, { value, name, label: organ === undefined ? name : `${name} · ${names.organ(organ)}` })
    }
    for (const one of people?.items ?? []) add(one.person, one.name, one.posts[0]?.organ)
    for (const line of lines)
      if (line.handler !== null && line.handler_name !== null && (unit === undefined || line.lead_unit === unit))
        add(line.handler, line.handler_name, line.lead_unit ?? undefined)
    return [...found.values()]
  }, [people, lines, names, unit])
}
