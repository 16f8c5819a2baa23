// SPDX-License-Identifier: Apache-2.0
import { More, type RowState, type Selection, Table } from '@tongguan/lists'
import { useMemo } from 'react'
import type { Column } from './columns.ts'
import type { Kept } from './holding.ts'
import { useLineColumns } from './line-columns.tsx'
import type { Line, Lines } from './use-lines.ts'
import { useT } from './words.ts'
import './line-table.css'

interface Props {
  lines: Lines
  columns: readonly Column[]
  /** The line the keyboard is at, or that is open. */
  current: string | undefined
  selection: Selection<Kept<Line>>
  label: string
  onReach(kept: Kept<Line>): void
}

/** The lines as a table; more are fetched before the end is reached. */
export function LineTable({ lines, columns, current, selection, label, onReach }: Props) {
  const t = useT()
  const choosing = useMemo(
    () => ({ selection, label: ({ line }: Kept<Line>) => t('select', { no: line.task_no }), all: t('selectAll'), can }),
    [selection, t],
  )
  const pages = {
    rows: lines.shown,
    more: lines.more,
    fetching: lines.fetchingMore,
    fetchMore: lines.fetchMore,
  }
  return (
    <>
      <Table
        label={label}
        className="cases"
        columns={useLineColumns(columns, onReach)}
        rows={lines.shown}
        rowKey={taskNoOf}
        current={current}
        choosing={choosing}
        rowClass={classOf}
      />
      <More pages={pages} />
    </>
  )
}

export const taskNoOf = (kept: Kept<Line>) => kept.line.task_no

/** What has left the list can no longer be gone to or chosen. */
export const can = (kept: Kept<Line>) => !kept.gone

function classOf({ gone }: Kept<Line>, { selected }: RowState): string {
  return ['line-row', gone && 'line-row-gone', selected && 'line-row-selected'].filter(Boolean).join(' ')
}
