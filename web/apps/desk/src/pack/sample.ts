// SPDX-License-Identifier: Apache-2.0
/** Editions, drafts and their tables for tests. */
import type { Schema } from '@tongguan/api-client'
import type { Draft, Row, Table } from './data.ts'

const AT = '2026-11-20T01:00:00Z'

/** An edition; the one with number 3 is in force. */
export function anEdition(no: number, note = ''): Schema<'EditionOut'> {
  return {
    no,
    name: `第 ${no} 版`,
    effective_from: AT,
    applied_at: AT,
    applied_by: 'P-9',
    applied_by_name: '王主任',
    note,
    sha256: '0'.repeat(64),
    in_force: no === 3,
    counts: { 'responsibility/list.csv': 1200, 'units.csv': 80 },
  }
}

/** A draft of the next edition that somebody is at. */
export function aDraft(given: Partial<Draft> = {}): Draft {
  return {
    id: 'd-1',
    title: '调整共享单车主办单位',
    base: 3,
    newest: 3,
    state: 'open',
    version: 5,
    made_by: 'P-1',
    made_by_name: '张伟',
    made_at: AT,
    touched_by: 'P-1',
    touched_by_name: '张伟',
    touched_at: AT,
    hands: ['P-1'],
    hands_names: ['张伟'],
    agreed: false,
    agreed_by: null,
    agreed_by_name: null,
    agreed_at: null,
    edition: null,
    sha256: '0'.repeat(64),
    ...given,
  }
}

/** A row as the edition in force has it; the first cell is its key. */
export function aRow(cells: Record<string, string>, given: Partial<Row> = {}): Row {
  const key = Object.values(cells)[0] ?? ''
  return { key, line: 2, about: key, cells, names: {}, change: 'same', before: null, ...given }
}

/** A table of these rows, with the columns that the first one has. */
export function aTable(file: string, title: string, rows: readonly Row[]): Table {
  const columns = Object.keys(rows[0]?.cells ?? {}).map((name, at) => ({
    name,
    title: name,
    title_en: name,
    holds: 'text',
    key: at === 0,
    choices: [],
  }))
  const [found, total] = [rows.length, rows.length]
  return {
    file,
    title,
    title_en: file,
    editable: true,
    columns,
    rows: [...rows],
    found,
    total,
    changed: 0,
    findings: [],
  }
}
