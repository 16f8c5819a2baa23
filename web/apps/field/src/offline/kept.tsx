// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query'
import { useMe } from '@tongguan/shell'
import { type ReactNode, useEffect, useState } from 'react'
import { field } from './database.ts'
import { keep, restore } from './keeper.ts'
import { tidyPhotos } from './tidying.ts'

const DAYS_MS = 3 * 86_400_000
const WEEK_MS = 7 * 86_400_000

/** Shows the app once what was kept is back in the cache; a browser that keeps nothing shows it at once. */
export function Kept({ children }: { children: ReactNode }) {
  const { person } = useMe()
  const queries = useQueryClient()
  const [ready, setReady] = useState(false)
  useEffect(() => {
    let stop = () => {}
    let left = false
    const defaults = queries.getDefaultOptions()
    queries.setDefaultOptions({ ...defaults, queries: { ...defaults.queries, gcTime: DAYS_MS } })
    field()
      .then(async (database) => {
        await restore(queries, database, person, Date.now())
        if (!left) stop = keep(queries, database, person)
        void tidyPhotos(Date.now() - WEEK_MS)
      })
      .catch(() => undefined)
      .finally(() => setReady(true))
    return () => {
      left = true
      stop()
    }
  }, [queries, person])
  return ready ? children : null
}
