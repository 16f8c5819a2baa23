// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router'
import { shortTime } from '@tongguan/ui'
import { Checkbox } from 'antd'
import { memo, type ReactNode } from 'react'
import type { CityNames } from '../../city.ts'
import type { Column } from './columns.ts'
import { TimeLeft } from './time-left.tsx'
import type { Line } from './use-lines.ts'
import { type T, useT } from './words.ts'

interface Props {
  line: Line
  gone: boolean
  current: boolean
  selected: boolean
  columns: readonly Column[]
  names: CityNames
  onSelect(line: Line): void
  onReach(line: Line): void
}

/** One case of a list: time left, what it is, where, and whose. */
export const LineRow = memo(function LineRow(row: Props) {
  const t = useT()
  const { line } = row
  const marks = [
    'line-row',
    row.current && 'line-row-current',
    row.gone && 'line-row-gone',
    row.selected && 'line-row-selected',
  ]
  return (
    <tr className={marks.filter(Boolean).join(' ')} data-case={line.id}>
      <td className="cell-select">
        <Checkbox
          checked={row.selected}
          disabled={row.gone}
          aria-label={t('select', { no: line.task_no })}
          onChange={() => row.onSelect(line)}
        />
      </td>
      <td className="cell-left">
        <TimeLeft line={line} />
      </td>
      <td className="cell-matter">
        <Link
          to="."
          search={(before) => ({ ...before, case: line.task_no })}
          replace={row.current}
          className="line-link"
          aria-current={row.current ? 'true' : undefined}
          onFocus={() => row.onReach(line)}
        >
          {line.urgency !== 'normal' && <Urgency urgency={line.urgency} t={t} />}
          <span className="line-title">{line.title}</span>
        </Link>
        <span className="line-note">
          {line.class_name ?? '—'} <span className="line-no">{line.task_no}</span>
          <Marks line={line} gone={row.gone} t={t} />
        </span>
      </td>
      {row.columns.map((column) => (
        <td key={column} className={`cell-${column}`}>
          {CELLS[column](line, row.names, t)}
        </td>
      ))}
    </tr>
  )
})

function Urgency({ urgency, t }: { urgency: string; t: T }) {
  const known = urgency === 'critical' || urgency === 'urgent'
  return <span className={`urgency urgency-${urgency}`}>{known ? t(urgency) : urgency}</span>
}

function Marks({ line, gone, t }: { line: Line; gone: boolean; t: T }) {
  return (
    <>
      {gone && (
        <span className="mark mark-gone" title={t('goneTitle')}>
          {t('gone')}
        </span>
      )}
      {line.special_attention && <span className="mark mark-red">{t('attention')}</span>}
      {line.complainants > 1 && <span className="mark">{t('joined', { n: line.complainants })}</span>}
      {line.returns > 0 && <span className="mark">{t('returned', { n: line.returns })}</span>}
    </>
  )
}

const CELLS: Record<Column, (line: Line, names: CityNames, t: T) => ReactNode> = {
  state: (line, names) => names.state(line.state, line.state_name),
  place: (line, names) => (
    <>
      <span className="cell-first">{line.address}</span>
      <span className="line-note">{names.place(line.region, line.region_name)}</span>
    </>
  ),
  source: (line, names) => names.source(line.source, line.source_name),
  reported: (line) => <span className="number">{shortTime(line.reported_at)}</span>,
  responsible: (line, names, t) => (
    <>
      <span className="cell-first">
        {line.lead_unit === null ? t('noUnit') : names.organ(line.lead_unit, line.lead_unit_name)}
      </span>
      <span className="line-note">{line.handler_name ?? names.organ(line.owner, line.owner_name)}</span>
    </>
  ),
  upstream: (line) => <span className="number">{line.upstream_no ?? '—'}</span>,
  touched: (line) => <span className="number">{shortTime(line.touched_at)}</span>,
}
