// SPDX-License-Identifier: Apache-2.0
import { Checkbox } from 'antd'
import { type RefObject, useEffect, useRef } from 'react'
import { useCityNames } from '../../city.ts'
import type { Column } from './columns.ts'
import { LineRow } from './line-row.tsx'
import type { Line, Lines } from './use-lines.ts'
import { useT } from './words.ts'

interface Props {
  lines: Lines
  columns: readonly Column[]
  /** The id of the line the keyboard is at. */
  cursor: string | undefined
  /** The task number of the case that is open. */
  openCase: string | undefined
  selected: ReadonlyMap<string, Line>
  label: string
  scroller: RefObject<HTMLDivElement | null>
  onSelect(line: Line): void
  onSelectAll(all: boolean): void
  onReach(line: Line): void
}

/** The lines as a table; more are fetched before the end is reached. */
export function LineTable(table: Props) {
  const t = useT()
  const names = useCityNames()
  const end = useRef<HTMLDivElement>(null)
  const { fetchMore, more, shown } = table.lines
  const fetched = shown.length
  useEffect(() => {
    // Looked at anew after every page, for the end may still be in sight.
    if (!more || fetched === 0 || end.current === null) return
    const watch = new IntersectionObserver(([entry]) => entry?.isIntersecting && fetchMore(), {
      root: table.scroller.current,
      rootMargin: '400px',
    })
    watch.observe(end.current)
    return () => watch.disconnect()
  }, [more, fetchMore, fetched, table.scroller])
  const open = shown.filter((kept) => !kept.gone)
  const chosen = open.filter((kept) => table.selected.has(kept.line.id)).length
  return (
    <>
      <table className="cases">
        <caption className="visually-hidden">{table.label}</caption>
        <thead>
          <tr>
            <th scope="col" className="cell-select">
              <Checkbox
                aria-label={t('selectAll')}
                checked={chosen > 0 && chosen === open.length}
                indeterminate={chosen > 0 && chosen < open.length}
                onChange={(event) => table.onSelectAll(event.target.checked)}
              />
            </th>
            <th scope="col" className="cell-left">
              {t('left')}
            </th>
            <th scope="col" className="cell-matter">
              {t('matter')}
            </th>
            {table.columns.map((column) => (
              <th key={column} scope="col" className={`cell-${column}`}>
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ line, gone }) => (
            <LineRow
              key={line.id}
              line={line}
              gone={gone}
              current={line.task_no === table.openCase || (table.openCase === undefined && line.id === table.cursor)}
              selected={table.selected.has(line.id)}
              columns={table.columns}
              names={names}
              onSelect={table.onSelect}
              onReach={table.onReach}
            />
          ))}
        </tbody>
      </table>
      <div ref={end} />
    </>
  )
}
