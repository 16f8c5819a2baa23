// SPDX-License-Identifier: Apache-2.0
import { memo } from 'react'
import type { Column, TableProps } from './table-props.ts'
import { useT } from './words.ts'

/** How every row of a table is shown: the same object while nothing of it changes. */
export interface Look<Row> extends Pick<TableProps<Row>, 'rowClass' | 'rowProps' | 'choosing' | 'opening'> {
  columns: readonly Column<Row>[]
  span: number
}

interface RowProps {
  id: string
  row: unknown
  look: Look<unknown>
  current: boolean
  selected: boolean
  open: boolean
}

/** One row, and what is open of it below. */
export const TableRow = memo(function TableRow({ id, row, look, current, selected, open }: RowProps) {
  const t = useT()
  const { columns, choosing, opening } = look
  const state = { current, selected }
  const marks = [selected && 'list-selected', open && 'list-opened', look.rowClass?.(row, state)]
  const heading = columns.find((one) => one.heads)
  const toggle = opening?.onOpen
  return (
    <>
      <tr
        {...look.rowProps?.(row)}
        data-row={id}
        className={marks.filter(Boolean).join(' ') || undefined}
        aria-current={current ? 'true' : undefined}
      >
        {toggle && (
          <td className="list-toggle-cell">
            <button
              type="button"
              className="list-toggle"
              aria-expanded={open}
              aria-label={t(open ? 'fold' : 'expand')}
              onClick={() => toggle(open ? undefined : id)}
            >
              {open ? '−' : '+'}
            </button>
          </td>
        )}
        {choosing && (
          <td className="list-tick-cell">
            <input
              type="checkbox"
              className="list-tick"
              checked={selected}
              disabled={choosing.can?.(row) === false}
              aria-label={choosing.label(row)}
              onClick={(event) => event.stopPropagation()}
              onChange={() => choosing.selection.toggle(row)}
            />
          </td>
        )}
        {columns.map((one) =>
          one === heading ? (
            <th key={one.key} scope="row" className={classOf(one)}>
              {one.cell(row, state)}
            </th>
          ) : (
            <td key={one.key} className={classOf(one)}>
              {one.cell(row, state)}
            </td>
          ),
        )}
      </tr>
      {open && opening !== undefined && (
        <tr className="list-more">
          <td colSpan={look.span}>{opening.content(row)}</td>
        </tr>
      )}
    </>
  )
})

/** How the cells of a column look, its heading too. */
export function classOf<Row>(column: Column<Row>): string | undefined {
  const marks = [column.number && 'number', column.end && 'list-end', column.className]
  return marks.filter(Boolean).join(' ') || undefined
}
