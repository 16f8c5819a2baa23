// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query'
import { $api, foldInto, type LineState, type LiveEvent, listen } from '@tongguan/api-client'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react'

export interface Live {
  line: LineState
  /** Hear each event as well; returns how to stop. */
  hear(listener: (event: LiveEvent) => void): () => void
}

const silent: Live = { line: { live: false, since: 0 }, hear: () => () => undefined }
const LiveContext = createContext<Live>(silent)

/** The live line: whether it stands, since when it was last heard, and its events. */
export function useLive(): Live {
  return useContext(LiveContext)
}

/** Folds every event into the cache while somebody is signed in. */
export function LiveLine({ children }: { children: ReactNode }) {
  const queries = useQueryClient()
  $api.useQuery('get', '/api/v1/events/makes-old', {}, { staleTime: Number.POSITIVE_INFINITY })
  const [line, setLine] = useState<LineState>({ live: true, since: Date.now() })
  const listeners = useRef(new Set<(event: LiveEvent) => void>())
  useEffect(() => {
    const fold = foldInto(queries)
    return listen(
      (event) => {
        fold(event)
        for (const listener of listeners.current) listener(event)
      },
      (state) =>
        setLine((before) => (before.live && state.live && state.since - before.since < 5_000 ? before : state)),
    )
  }, [queries])
  const live = useMemo(
    () => ({
      line,
      hear: (listener: (event: LiveEvent) => void) => {
        listeners.current.add(listener)
        return () => void listeners.current.delete(listener)
      },
    }),
    [line],
  )
  return <LiveContext value={live}>{children}</LiveContext>
}
