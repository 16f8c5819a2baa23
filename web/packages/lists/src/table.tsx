// SPDX-License-Identifier: Apache-2.0
import { useMemo, useRef } from 'react'
import { useWidth } from './measured.ts'
import { ListState } from './states.tsx'
import type { Choosing, Column, TableProps } from './table-props.ts'
import { classOf, type Look, TableRow } from './table-row.tsx'
import { useT } from './words.ts'
import './lists.css'

/** Rows of a list: the head stays in sight, and what the table says when it has no rows stands here once. */
export function Table<Row>(table: TableProps<Row>) {
  const { label, rows, groups, rowKey, asked, empty, current, choosing, opening, actions, least } = table
  const t = useT()
  const place = useRef<HTMLDivElement>(null)
  const width = useWidth(
    place,
    table.columns.some((one) => one.from !== undefined),
  )
  const columns = useMemo(() => {
    const fitting = table.columns.filter((one) => one.from === undefined || width === undefined || width >= one.from)
    if (actions === undefined) return fitting
    const act: Column<Row> = { key: ' actions', name: t('actions'), cell: actions, className: 'list-actions' }
    return [...fitting, table.actionsWidth === undefined ? act : { ...act, width: table.actionsWidth }]
  }, [table.columns, width, actions, table.actionsWidth, t])
  const { rowClass, rowProps } = table
  const toggles = opening?.onOpen !== undefined
  const span = columns.length + (choosing ? 1 : 0) + (toggles ? 1 : 0)
  const look = useMemo<Look<Row>>(
    () => ({ columns, span, rowClass, rowProps, choosing, opening }),
    [columns, span, rowClass, rowProps, choosing, opening],
  )
  const bodies = groups ?? [{ key: '', heading: undefined, rows: rows ?? [] }]
  // A heading with nobody under it says something too.
  const count = bodies.reduce((sum, one) => sum + one.rows.length, groups?.length ?? 0)
  const marks = ['list-table', table.dense && 'list-dense', table.loose && 'list-loose', table.className]
  return (
    <div className="list" ref={place}>
      <table
        ref={table.ref}
        className={marks.filter(Boolean).join(' ')}
        aria-busy={asked?.isPending ?? false}
        style={least === undefined ? undefined : { minWidth: least }}
      >
        <caption className={table.labelled ? undefined : 'visually-hidden'}>{label}</caption>
        <colgroup>
          {toggles && <col style={{ width: 36 }} />}
          {choosing && <col style={{ width: 40 }} />}
          {columns.map((one) => (
            <col key={one.key} style={one.width === undefined ? undefined : { width: one.width }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {toggles && (
              <th scope="col">
                <span className="visually-hidden">{t('details')}</span>
              </th>
            )}
            {choosing && (
              <th scope="col" className="list-tick-cell">
                <TickAll choosing={choosing} rows={bodies.flatMap((one) => one.rows)} rowKey={rowKey} />
              </th>
            )}
            {columns.map((one) => (
              <th key={one.key} scope="col" className={classOf(one)}>
                {one.silent ? <span className="visually-hidden">{one.name}</span> : one.name}
              </th>
            ))}
          </tr>
        </thead>
        {bodies.map((body) => (
          <tbody key={body.key}>
            {body.heading !== undefined && (
              <tr className="list-group">
                <th scope="rowgroup" colSpan={span}>
                  {body.heading}
                </th>
              </tr>
            )}
            {body.rows.map((row) => {
              const id = rowKey(row)
              return (
                <TableRow
                  key={id}
                  id={id}
                  row={row}
                  look={look as Look<unknown>}
                  current={id === current}
                  selected={choosing?.selection.rows.has(id) ?? false}
                  open={opening !== undefined && opening.open === id}
                />
              )
            })}
          </tbody>
        ))}
      </table>
      <ListState asked={asked} count={count} empty={empty} />
    </div>
  )
}

interface TickAllProps<Row> {
  choosing: Choosing<Row>
  rows: readonly Row[]
  rowKey(row: Row): string
}

/** All rows shown, or none of them. */
function TickAll<Row>({ choosing, rows, rowKey }: TickAllProps<Row>) {
  const t = useT()
  const { selection } = choosing
  const can = rows.filter((row) => choosing.can?.(row) !== false)
  const chosen = can.filter((row) => selection.rows.has(rowKey(row))).length
  return (
    <input
      type="checkbox"
      className="list-tick"
      aria-label={choosing.all ?? t('selectAll')}
      checked={chosen > 0 && chosen === can.length}
      ref={(box) => {
        if (box !== null) box.indeterminate = chosen > 0 && chosen < can.length
      }}
      onChange={(event) => selection.set(event.target.checked ? can : [])}
    />
  )
}
