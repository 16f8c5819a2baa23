// SPDX-License-Identifier: Apache-2.0
import type { Search } from '../../../address.ts'
import { filters } from './filters.ts'

/** The columns a list can show beside the time left and the case itself, in their order. */
export const COLUMNS = ['state', 'place', 'source', 'reported', 'responsible', 'upstream', 'touched'] as const
export type Column = (typeof COLUMNS)[number]

const USUAL: readonly Column[] = ['place', 'source', 'reported', 'responsible']
const REMEMBERED = 'tongguan.desk.columns'

/** The columns shown: those of the address (a view), else the person's own, else the usual ones. */
export function columnsOf(search: Search, mixed: boolean): Column[] {
  const said = filters.read(search).columns ?? localStorage.getItem(REMEMBERED)
  if (said !== null) return COLUMNS.filter((column) => said.split(',').includes(column))
  return COLUMNS.filter((column) => USUAL.includes(column) || (mixed && column === 'state'))
}

/** Keep the person's own choice for lists whose address says nothing. */
export function rememberColumns(columns: readonly Column[] | undefined): void {
  if (columns === undefined) localStorage.removeItem(REMEMBERED)
  else localStorage.setItem(REMEMBERED, columns.join(','))
}
