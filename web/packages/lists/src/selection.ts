// SPDX-License-Identifier: Apache-2.0
import { useCallback, useMemo, useState } from 'react'

export interface Selection<Row> {
  /** The rows chosen, by their keys. */
  rows: ReadonlyMap<string, Row>
  toggle(row: Row): void
  set(rows: readonly Row[]): void
}

/** The rows somebody chose; another list (`list` says which) begins without any. */
export function useSelection<Row>(list: string, rowKey: (row: Row) => string): Selection<Row> {
  const [chosen, setChosen] = useState<{ list: string; rows: ReadonlyMap<string, Row> }>({ list, rows: new Map() })
  const rows = useMemo(() => (chosen.list === list ? chosen.rows : new Map<string, Row>()), [chosen, list])
  const set = useCallback(
    (wanted: readonly Row[]) => setChosen({ list, rows: new Map(wanted.map((row) => [rowKey(row), row])) }),
    [list, rowKey],
  )
  const toggle = useCallback(
    (row: Row) =>
      setChosen((before) => {
        const next = new Map(before.list === list ? before.rows : [])
        if (!next.delete(rowKey(row))) next.set(rowKey(row), row)
        return { list, rows: next }
      }),
    [list, rowKey],
  )
  return useMemo(() => ({ rows, set, toggle }), [rows, set, toggle])
}
