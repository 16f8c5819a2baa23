// SPDX-License-Identifier: Apache-2.0
import { $api, refusalOf, type Schema } from '@tongguan/api-client'
import { type Column, ListPage, useFilters } from '@tongguan/lists'
import { date, useNow } from '@tongguan/ui'
import { useMemo, useState } from 'react'
import { CaseWords } from '../../../case-words.tsx'
import { useCityNames } from '../../../city.ts'
import { MoveForm } from '../../../moves/move-form.tsx'
import { RefusedWords } from '../../../moves/refused-words.tsx'
import { daysUntil, goesOnSoon } from './days.ts'
import { filters } from './filters.ts'
import { useT } from './words.ts'
import './suspended.css'

type Line = Schema<'SuspendedOut'>

const taskNo = (line: Line) => line.case.task_no

/** 挂账: what stands by decision, why, with what plan, and when it goes on. */
export function Component() {
  const t = useT()
  const now = useNow(60)
  const [asked, change] = useFilters(filters)
  const [told, setTold] = useState('')
  const listed = $api.useQuery('get', '/api/v1/suspended', { params: { query: { limit: 500 } } })
  const lines = listed.data ?? []
  const soon = lines.filter((line) => goesOnSoon(line.case.suspended_until, now)).length
  const choose = (open: string | undefined) => change({ case: open })
  return (
    <ListPage
      title={t('title')}
      head={<p className="desk-note">{t('count', { n: lines.length, soon })}</p>}
      told={told}
      label={t('title')}
      columns={useColumns(now)}
      rows={lines}
      rowKey={taskNo}
      asked={listed}
      empty={t('empty')}
      actions={(line) => (
        <button type="button" className="desk-link" data-opens onClick={() => choose(taskNo(line))}>
          {t('resume')}
        </button>
      )}
      actionsWidth={104}
      open={asked.case}
      onOpen={choose}
      besideLabel={t('resume')}
      beside={(line) => (
        <Resume
          key={line.case.id}
          line={line}
          onDone={() => {
            setTold(t('resumed', { no: taskNo(line) }))
            choose(undefined)
          }}
          onCancel={() => choose(undefined)}
        />
      )}
    />
  )
}

function useColumns(now: number): readonly Column<Line>[] {
  const t = useT()
  const names = useCityNames()
  return useMemo(
    () => [
      {
        key: 'until',
        name: t('until'),
        width: 124,
        cell: (line) => <Until until={line.case.suspended_until} now={now} />,
      },
      {
        key: 'case',
        name: t('case'),
        cell: (line) => (
          <>
            <CaseWords line={line.case} />
            <span className="desk-note">{names.holder(line.case)}</span>
          </>
        ),
      },
      {
        key: 'reason',
        name: t('reason'),
        width: '30%',
        cell: (line) => (
          <>
            <span className="suspended-line ellipsis" title={line.reason}>
              {line.reason}
            </span>
            <span className="desk-note suspended-line ellipsis" title={line.plan ?? ''}>
              {line.plan}
            </span>
          </>
        ),
      },
      {
        key: 'since',
        name: t('since'),
        width: 124,
        from: 960,
        cell: (line) => (
          <>
            <span className="number">{date(line.since)}</span>
            <span className="desk-note suspended-line ellipsis">
              {line.granted_by_name
                ? t('granted', { who: line.granted_by_name })
                : t('asked', { who: line.asked_by_name ?? '—' })}
            </span>
          </>
        ),
      },
      {
        key: 'left',
        name: t('left'),
        width: 130,
        number: true,
        cell: (line) =>
          line.left_seconds === null ? '—' : t('leftHours', { n: Math.round((line.left_seconds / 3600) * 10) / 10 }),
      },
    ],
    [t, names, now],
  )
}

/** The day it goes on, and how far off that is. */
function Until({ until, now }: { until: string | null; now: number }) {
  const t = useT()
  const days = daysUntil(until, now)
  return (
    <>
      <span className="number">{until === null ? '—' : date(until)}</span>
      <span
        className={
          goesOnSoon(until, now) ? 'suspended-line ellipsis suspended-soon' : 'suspended-line ellipsis desk-note'
        }
      >
        {days === undefined ? '' : days <= 0 ? t('today') : t('inDays', { n: days })}
      </span>
    </>
  )
}

interface ResumeProps {
  line: Schema<'SuspendedOut'>
  onDone: () => void
  onCancel: () => void
}

function Resume({ line, onDone, onCancel }: ResumeProps) {
  const t = useT()
  const known = $api.useQuery('get', '/api/v1/cases/{ref}', { params: { path: { ref: line.case.id } } })
  if (known.error !== null) return <RefusedWords refused={refusalOf(known.error)} />
  if (known.data === undefined) return null
  const may = known.data.moves.some((move) => move.move === 'resume')
  return (
    <>
      <h2>{line.case.title}</h2>
      <p className="desk-note">{line.reason}</p>
      {may ? (
        <MoveForm shown={known.data} move="resume" name={t('resume')} plain onDone={onDone} onClose={onCancel} />
      ) : (
        <p>{t('cannot')}</p>
      )}
    </>
  )
}
