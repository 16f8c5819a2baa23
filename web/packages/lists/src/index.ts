// SPDX-License-Identifier: Apache-2.0
/** Lists of every front end: filters in the address, rows, pages, keys, and what is open beside; knows no UI library. */
export { type Cursor, focusRow, neighbour, useCursor } from './cursor.ts'
export { day, declare, type Filters, oneOf, row, type Search, type Values, whole, word, words } from './filters.ts'
export { ListPage } from './list-page.tsx'
export { Head, Page, Views } from './page.tsx'
export { BY_CURSOR, BY_OFFSET, More, Paged, Pager, type Pages, useEnd, usePages } from './paging.tsx'
export { type Selection, useSelection } from './selection.ts'
export { type Asked, ListState } from './states.tsx'
export { Table } from './table.tsx'
export type { Choosing, Column, Group, Opening, RowState } from './table-props.ts'
export { useFilters, useTyped } from './use-filters.ts'
