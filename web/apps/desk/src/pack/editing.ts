// SPDX-License-Identifier: Apache-2.0
/** What can be said about a row before it is sent: the platform proves the rest. */
import type { Column } from './data.ts'

type Cells = Record<string, string>

export interface CellProblem {
  column: string
  zh: string
  en: string
}

/** The columns that differ from what the row was. */
export function differing(before: Cells | undefined, after: Cells): Cells {
  const changed = Object.entries(after).filter(([column, value]) => (before?.[column] ?? '') !== value.trim())
  return Object.fromEntries(changed.map(([column, value]) => [column, value.trim()]))
}

/** The first cell that cannot be right: a key left out, a word not in the list, a number that is none. */
export function firstProblem(columns: Column[], cells: Cells): CellProblem | undefined {
  for (const column of columns) {
    const value = (cells[column.name] ?? '').trim()
    if (value === '') {
      if (column.key) {
        return { column: column.name, zh: `请填写${column.title}。`, en: `${column.title_en} is needed.` }
      }
      continue
    }
    const said = problemOf(column, value)
    if (said !== undefined) return { column: column.name, ...said }
  }
  return undefined
}

function problemOf(column: Column, value: string): { zh: string; en: string } | undefined {
  if (column.choices.length > 0 && column.holds !== 'choices') {
    if (column.choices.some((one) => one.value === value)) return undefined
    if (column.holds === 'yes_no' && (value === 'true' || value === 'false')) return undefined
    return { zh: `${column.title}没有“${value}”这一项。`, en: `${column.title_en} cannot be “${value}”.` }
  }
  if (column.holds === 'number' && !/^-?\d+(\.\d+)?$/.test(value)) {
    return { zh: `${column.title}应是数字。`, en: `${column.title_en} must be a number.` }
  }
  if (column.holds === 'date' && !/^\d{4}-\d{2}-\d{2}$/.test(value)) {
    return { zh: `${column.title}应写成 2026-01-31。`, en: `${column.title_en} must be like 2026-01-31.` }
  }
  if ((column.holds === 'class' || column.holds === 'area') && !/^\d+$/.test(value)) {
    return { zh: `${column.title}应是数字编码，请从列表里选。`, en: `${column.title_en} must be a code of digits.` }
  }
  if (column.holds === 'whom' && value.startsWith('kind:') && !/^kind:[a-z0-9_]+@[a-z]+$/.test(value)) {
    return {
      zh: `${column.title}应写单位编号，或 kind:单位种类@层级。`,
      en: `${column.title_en}: a unit or kind:…@level.`,
    }
  }
  return undefined
}
