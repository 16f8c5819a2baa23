// SPDX-License-Identifier: Apache-2.0
/** What opens a row: what says so, else its first link or button; the row itself where that can have the focus. */
export function openerOf(row: HTMLElement): HTMLElement {
  if (row.matches('button,a,[tabindex]')) return row
  return row.querySelector<HTMLElement>('[data-opens]') ?? row.querySelector<HTMLElement>('a[href],button') ?? row
}
