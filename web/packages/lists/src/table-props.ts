// SPDX-License-Identifier: Apache-2.0
import type { HTMLAttributes, ReactNode, Ref } from 'react'
import type { Selection } from './selection.ts'
import type { Asked } from './states.tsx'

export interface RowState {
  current: boolean
  selected: boolean
}

export interface Column<Row> {
  key: string
  name: ReactNode
  /** The column speaks for itself; its name is for those who do not see it. */
  silent?: boolean
  width?: number | string
  /** A number, in the letters of figures. */
  number?: boolean
  /** Aligned at the end of its cell, as counts are. */
  end?: boolean
  /** Its cell is what the row is called by. */
  heads?: boolean
  /** Only where the table is at least so wide, in pixels. */
  from?: number
  className?: string
  cell(row: Row, state: RowState): ReactNode
}

export interface Group<Row> {
  key: string
  heading: ReactNode
  rows: readonly Row[]
}

export interface Choosing<Row> {
  selection: Selection<Row>
  /** What the box of a row is called: 选择 3101…. */
  label(row: Row): string
  all?: string
  /** Whether a row can be chosen. */
  can?(row: Row): boolean
}

export interface Opening<Row> {
  /** The key of the row that is open. */
  open: string | undefined
  /** With it every row has a button of its own to open it. */
  onOpen?(key: string | undefined): void
  content(row: Row): ReactNode
}

export interface TableProps<Row> {
  /** What the table shows, for those who do not see where it stands. */
  label: string
  /** The label is seen, above the table. */
  labelled?: boolean
  columns: readonly Column<Row>[]
  rows?: readonly Row[] | undefined
  /** The rows under headings, instead of `rows`. */
  groups?: readonly Group<Row>[] | undefined
  rowKey(row: Row): string
  /** The answer that brings the rows. */
  asked?: Asked | undefined
  /** What is said when there are none. */
  empty?: ReactNode
  /** The key of the row that is open or that the keyboard is at. */
  current?: string | undefined
  rowClass?(row: Row, state: RowState): string | undefined
  rowProps?(row: Row): HTMLAttributes<HTMLTableRowElement>
  /** What can be done with a row, at its end. */
  actions?: ((row: Row) => ReactNode) | undefined
  actionsWidth?: number
  choosing?: Choosing<Row> | undefined
  /** One row shown more of, below it. */
  opening?: Opening<Row> | undefined
  /** Rows of one line. */
  dense?: boolean
  /** Columns as wide as what is in them. */
  loose?: boolean
  /** It scrolls sideways below this width, in pixels. */
  least?: number
  className?: string
  ref?: Ref<HTMLTableElement>
}
