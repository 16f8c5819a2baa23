// SPDX-License-Identifier: Apache-2.0
import { useNavigate, useSearch } from '@tanstack/react-router'
import { $api, refusalOf, type Schema } from '@tongguan/api-client'
import { date, useNow } from '@tongguan/ui'
import { useState } from 'react'
import { single } from '../../address.ts'
import { CaseWords } from '../../case-words.tsx'
import { useCityNames } from '../../city.ts'
import { DeskPage } from '../../desk-page.tsx'
import { MoveForm } from '../../moves/move-form.tsx'
import { RefusedWords } from '../../moves/refused-words.tsx'
import { daysUntil, goesOnSoon } from './days.ts'
import { useT } from './words.ts'
import '../../case-words.css'
import './suspended.css'

/** 挂账: what stands by decision, why, with what plan, and when it goes on. */
export function Component() {
  const t = useT()
  const search = useSearch({ strict: false })
  const navigate = useNavigate()
  const now = useNow(60)
  const [told, setTold] = useState('')
  const asked = $api.useQuery('get', '/api/v1/suspended', { params: { query: { limit: 500 } } })
  const lines = asked.data ?? []
  const chosen = lines.find((line) => line.case.task_no === single(search.case))
  const soon = lines.filter((line) => goesOnSoon(line.case.suspended_until, now)).length
  const choose = (taskNo: string | undefined) =>
    void navigate({ to: '/suspended', search: { case: taskNo }, replace: true })
  return (
    <DeskPage
      title={t('title')}
      head={<p className="desk-note">{t('count', { n: lines.length, soon })}</p>}
      told={told}
    >
      <div className="suspended">
        <div className="desk-scroll">
          {asked.error !== null && <RefusedWords refused={refusalOf(asked.error)} />}
          <table className="desk-table">
            <thead>
              <tr>
                <th scope="col" className="suspended-col-until">
                  {t('until')}
                </th>
                <th scope="col">{t('case')}</th>
                <th scope="col" className="suspended-col-reason">
                  {t('reason')}
                </th>
                <th scope="col" className="suspended-col-since">
                  {t('since')}
                </th>
                <th scope="col" className="suspended-col-left">
                  {t('left')}
                </th>
                <th scope="col" className="suspended-col-act">
                  <span className="visually-hidden">{t('resume')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <Row key={line.case.id} line={line} now={now} current={line === chosen} onChoose={choose} />
              ))}
            </tbody>
          </table>
          {asked.isSuccess && lines.length === 0 && <p className="desk-empty">{t('empty')}</p>}
        </div>
        {chosen && (
          <aside className="suspended-chosen desk-scroll" aria-label={t('resume')}>
            <Resume
              key={chosen.case.id}
              line={chosen}
              onDone={() => {
                setTold(t('resumed', { no: chosen.case.task_no }))
                choose(undefined)
              }}
              onCancel={() => choose(undefined)}
            />
          </aside>
        )}
      </div>
    </DeskPage>
  )
}

interface RowProps {
  line: Schema<'SuspendedOut'>
  now: number
  current: boolean
  onChoose: (taskNo: string) => void
}

function Row({ line, now, current, onChoose }: RowProps) {
  const t = useT()
  const names = useCityNames()
  const until = line.case.suspended_until
  const days = daysUntil(until, now)
  return (
    <tr className={current ? 'current' : undefined}>
      <td>
        <span className="number">{until === null ? '—' : date(until)}</span>
        <span className={goesOnSoon(until, now) ? 'suspended-soon' : 'desk-note'}>
          {days === undefined ? '' : days <= 0 ? t('today') : t('inDays', { n: days })}
        </span>
      </td>
      <td>
        <CaseWords line={line.case} />
        <span className="desk-note">{names.holder(line.case)}</span>
      </td>
      <td>
        <span className="suspended-reason" title={line.reason}>
          {line.reason}
        </span>
        <span className="desk-note suspended-reason" title={line.plan ?? ''}>
          {line.plan}
        </span>
      </td>
      <td>
        <span className="number">{date(line.since)}</span>
        <span className="desk-note suspended-who">
          {line.granted_by_name
            ? t('granted', { who: line.granted_by_name })
            : t('asked', { who: line.asked_by_name ?? '—' })}
        </span>
      </td>
      <td className="number">
        {line.left_seconds === null ? '—' : t('leftHours', { n: Math.round((line.left_seconds / 3600) * 10) / 10 })}
      </td>
      <td>
        <button type="button" className="desk-link" onClick={() => onChoose(line.case.task_no)}>
          {t('resume')}
        </button>
      </td>
    </tr>
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
