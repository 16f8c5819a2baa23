// SPDX-License-Identifier: Apache-2.0
import { useCallback, useMemo, useState } from 'react'
import type { Line } from './use-lines.ts'

export interface Selection {
  lines: ReadonlyMap<string, Line>
  toggle(line: Line): void
  set(lines: readonly Line[]): void
}

/** The lines somebody chose; another list begins without any. */
export function useSelection(list: string): Selection {
  const [chosen, setChosen] = useState<{ list: string; lines: ReadonlyMap<string, Line> }>({ list, lines: new Map() })
  const lines = useMemo(() => (chosen.list === list ? chosen.lines : new Map<string, Line>()), [chosen, list])
  const set = useCallback(
    (wanted: readonly Line[]) => setChosen({ list, lines: new Map(wanted.map((line) => [line.id, line])) }),
    [list],
  )
  const toggle = useCallback(
    (line: Line) =>
      setChosen((before) => {
        const next = new Map(before.list === list ? before.lines : [])
        if (!next.delete(line.id)) next.set(line.id, line)
        return { list, lines: next }
      }),
    [list],
  )
  return useMemo(() => ({ lines, set, toggle }), [lines, set, toggle])
}
