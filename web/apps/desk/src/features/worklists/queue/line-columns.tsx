// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router'
import type { Column as ListColumn } from '@tongguan/lists'
import { shortTime, Tag } from '@tongguan/ui'
import { type ReactNode, useMemo } from 'react'
import { Urgency } from '../../../case/urgency.tsx'
import { type CityNames, useCityNames } from '../../../city.ts'
import type { Column } from './columns.ts'
import type { Kept } from './holding.ts'
import { TimeLeft } from './time-left.tsx'
import type { Line } from './use-lines.ts'
import { type T, useT } from './words.ts'

/** A case of a list: time left, what it is, and the columns somebody chose. */
export function useLineColumns(
  columns: readonly Column[],
  onReach: (kept: Kept<Line>) => void,
): readonly ListColumn<Kept<Line>>[] {
  const t = useT()
  const names = useCityNames()
  return useMemo(
    () => [
      { key: 'left', name: t('left'), className: 'cell-left', cell: ({ line }) => <TimeLeft line={line} /> },
      {
        key: 'matter',
        name: t('matter'),
        className: 'cell-matter',
        cell: (kept, { current }) => (
          <>
            <Link
              to="."
              search={(before) => ({ ...before, case: kept.line.task_no })}
              replace={current}
              className="line-link ellipsis"
              aria-current={current ? 'true' : undefined}
              onFocus={() => onReach(kept)}
            >
              <Urgency of={kept.line.urgency} />
              <span className="line-title">{kept.line.title}</span>
            </Link>
            <span className="line-note ellipsis">
              {kept.line.class_name ?? '—'} <span className="line-no">{kept.line.task_no}</span>
              <Marks line={kept.line} gone={kept.gone} t={t} />
            </span>
          </>
        ),
      },
      ...columns.map((column) => ({
        key: column,
        name: t(column),
        className: `cell-${column}`,
        from: FROM[column],
        cell: ({ line }: Kept<Line>) => CELLS[column](line, names, t),
      })),
    ],
    [columns, names, onReach, t],
  )
}

function Marks({ line, gone, t }: { line: Line; gone: boolean; t: T }) {
  return (
    <>
      {gone && <Tag title={t('goneTitle')}>{t('gone')}</Tag>}
      {line.special_attention && <Tag tone="red">{t('attention')}</Tag>}
      {line.complainants > 1 && <Tag>{t('joined', { n: line.complainants })}</Tag>}
      {line.returns > 0 && <Tag>{t('returned', { n: line.returns })}</Tag>}
    </>
  )
}

/** How wide a list must be before it shows a column. */
const FROM: Record<Column, number> = {
  state: 0,
  place: 520,
  responsible: 780,
  reported: 900,
  source: 960,
  upstream: 1180,
  touched: 1180,
}

const CELLS: Record<Column, (line: Line, names: CityNames, t: T) => ReactNode> = {
  state: (line, names) => names.state(line.state, line.state_name),
  place: (line, names) => (
    <>
      <span className="cell-first ellipsis">{line.address}</span>
      <span className="line-note ellipsis">{names.place(line.region, line.region_name)}</span>
    </>
  ),
  source: (line, names) => names.source(line.source, line.source_name),
  reported: (line) => <span className="number">{shortTime(line.reported_at)}</span>,
  responsible: (line, names, t) => (
    <>
      <span className="cell-first ellipsis">
        {line.lead_unit === null ? t('noUnit') : names.organ(line.lead_unit, line.lead_unit_name)}
      </span>
      <span className="line-note ellipsis">{line.handler_name ?? names.organ(line.owner, line.owner_name)}</span>
    </>
  ),
  upstream: (line) => <span className="number">{line.upstream_no ?? '—'}</span>,
  touched: (line) => <span className="number">{shortTime(line.touched_at)}</span>,
}
