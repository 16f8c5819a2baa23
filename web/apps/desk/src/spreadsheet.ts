// SPDX-License-Identifier: Apache-2.0
/** Tables made in the browser, in the form spreadsheets open by a double click. */

/** Rows as CSV with the mark Excel knows UTF-8 by; a text that begins like a formula stays a text. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Hand a file to the browser's downloads. */
export function save(content: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

/** Hand rows to the browser's downloads. */
export function saveCsv(rows: readonly (readonly string[])[], name: string): void {
  save(new Blob([csvOf(rows)], { type: 'text/csv;charset=utf-8' }), name)
}
