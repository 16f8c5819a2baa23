// SPDX-License-Identifier: Apache-2.0
import { Split } from '@tongguan/ui'
import { type ReactNode, useCallback, useRef } from 'react'
import { useCursor } from './cursor.ts'
import { Head, type HeadProps } from './page.tsx'
import { More, type Pages } from './paging.tsx'
import { Table } from './table.tsx'
import type { TableProps } from './table-props.ts'

interface Props<Row> extends HeadProps, Omit<TableProps<Row>, 'current' | 'groups'> {
  /** Rows that come page by page, instead of `rows` and `asked`. */
  pages?: Pages<Row>
  /** Which of counted pages this is. */
  pager?: ReactNode
  /** The key of the row that is open, as the address says. */
  open?: string | undefined
  onOpen?(key: string | undefined): void
  /** What is shown beside the list of the row that is open. */
  beside?(row: Row): ReactNode
  besideLabel?: string
  besideWidth?: number
  /** What is said below the list. */
  note?: ReactNode
}

const NONE: readonly never[] = []

/**
 * One list: its name, views, filters and the sheet it leaves as; its rows; and what is open of it beside. J and K go
 * through the rows, Enter opens one, X selects it, Escape closes it and leaves the focus where it was.
 */
export function ListPage<Row>(list: Props<Row>) {
  const { title, head, told, end, pages, pager, open, onOpen, beside, note, ...table } = list
  const place = useRef<HTMLDivElement>(null)
  const rows = pages?.rows ?? table.rows ?? NONE
  const { rowKey, choosing } = table
  const shown = open === undefined ? undefined : rows.find((row) => rowKey(row) === open)
  const cursor = useCursor<Row>({
    rows,
    rowKey,
    open: shown === undefined ? undefined : open,
    list: place,
    onOpen: onOpen && ((row) => onOpen(rowKey(row))),
    onClose: onOpen && (() => onOpen(undefined)),
    onSelect: choosing?.selection.toggle,
  })
  const { rowProps } = table
  const { reach } = cursor
  const followed = useCallback((row: Row) => ({ ...rowProps?.(row), onFocus: () => reach(row) }), [rowProps, reach])
  const body = (
    <>
      <Table {...table} rows={rows} asked={pages?.asked ?? table.asked} current={cursor.at} rowProps={followed} />
      {pages && <More pages={pages} />}
      {pager}
      {note}
    </>
  )
  const heads = { ...(title === undefined ? {} : { title }), head, told, end }
  return (
    <div className={title === undefined ? 'list-part' : 'list-page'}>
      <Head {...heads} />
      <Split
        list={place}
        label={list.besideLabel ?? list.label}
        beside={shown !== undefined && beside?.(shown)}
        {...(list.besideWidth === undefined ? {} : { width: list.besideWidth })}
      >
        {body}
      </Split>
    </div>
  )
}
