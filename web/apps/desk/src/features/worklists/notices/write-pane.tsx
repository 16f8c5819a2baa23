// SPDX-License-Identifier: Apache-2.0
import { keepPreviousData } from '@tanstack/react-query'
import { $api, refusalOf, type Schema } from '@tongguan/api-client'
import { Remaining, shortTime } from '@tongguan/ui'
import { Button } from 'antd'
import { useId, useState } from 'react'
import { useCityNames } from '../../../city.ts'
import { MoveForm } from '../../../moves/move-form.tsx'
import { RefusedWords } from '../../../moves/refused-words.tsx'
import { useSettled } from '../../../moves/settle.ts'
import { useKindName } from './notice-card.tsx'
import { useT } from './words.ts'

const MOVES = ['supervise', 'urge', 'instruct'] as const

/** Send a word on any case: looked for by number or words, or chosen from what is late. */
export function WritePane({ onSent }: { onSent: (taskNo: string, what: string) => void }) {
  const t = useT()
  const names = useCityNames()
  const id = useId()
  const [text, setText] = useState('')
  const [taskNo, setTaskNo] = useState<string>()
  const wanted = useSettled(text.trim(), 300)
  const asked = wanted.length < 2 ? { lamp: 'red' as const, sort: 'due' as const } : { text: wanted, open: true }
  const listed = $api.useQuery(
    'get',
    '/api/v1/cases',
    { params: { query: { ...asked, limit: 30 } } },
    { placeholderData: keepPreviousData },
  )
  const lines = listed.data?.items ?? []
  return (
    <section className="worklist-pane" aria-label={t('write')}>
      <div className="notices-no">
        <label htmlFor={id}>{t('caseNo')}</label>
        <input
          id={id}
          className="desk-input"
          type="search"
          value={text}
          placeholder={t('caseHint')}
          autoComplete="off"
          maxLength={100}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing && wanted === text.trim())
              setTaskNo(lines[0]?.task_no)
          }}
        />
      </div>
      {taskNo !== undefined && (
        <WriteOn
          key={taskNo}
          taskNo={taskNo}
          onDone={(what) => {
            onSent(taskNo, what)
            setTaskNo(undefined)
          }}
        />
      )}
      {listed.error !== null && <RefusedWords refused={refusalOf(listed.error)} />}
      <h2 className="notices-late-head">{t(wanted.length < 2 ? 'late' : 'found')}</h2>
      {listed.isSuccess && lines.length === 0 && <p className="desk-note">{t('noCase')}</p>}
      <ul className="line-buttons notices-late-cases">
        {lines.map((line) => (
          <li key={line.id}>
            <button
              type="button"
              aria-current={line.task_no === taskNo}
              onClick={(event) => {
                setTaskNo(line.task_no)
                event.currentTarget.closest('section')?.scrollIntoView({ block: 'start' })
              }}
            >
              <Remaining due={line.red_at} lamp={line.lamp} />
              <span>
                <span className="ellipsis">{line.title}</span>
                <span className="desk-note">
                  {names.holder(line)} · {names.state(line.state, line.state_name)} · {line.task_no}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The chosen case: what was said to it before, and the form for the next word. */
function WriteOn({ taskNo, onDone }: { taskNo: string; onDone: (what: string) => void }) {
  const t = useT()
  const names = useCityNames()
  const [open, setOpen] = useState<string>()
  const known = $api.useQuery('get', '/api/v1/cases/{ref}', { params: { path: { ref: taskNo } } })
  if (known.error !== null) return <RefusedWords refused={refusalOf(known.error)} />
  const shown = known.data
  if (shown === undefined) return null
  const offered = MOVES.filter((move) => shown.moves.some((one) => one.move === move))
  const chosen = offered.find((move) => move === open) ?? offered[0]
  return (
    <>
      <h2>{shown.title}</h2>
      <p className="desk-note">
        {shown.task_no} · {names.state(shown.state, shown.state_name)} · {names.organ(shown.lead_unit ?? shown.owner)}
      </p>
      <Before shown={shown} />
      {offered.length === 0 && <p>{t('noMoves')}</p>}
      <div className="row">
        {offered.map((move) => (
          <Button
            key={move}
            aria-pressed={move === chosen}
            type={move === chosen ? 'primary' : 'default'}
            onClick={() => setOpen(move)}
          >
            {names.move(move)}
          </Button>
        ))}
      </div>
      {chosen && (
        <MoveForm
          key={chosen}
          shown={shown}
          move={chosen}
          name={names.move(chosen)}
          plain
          onDone={() => onDone(names.move(chosen))}
        />
      )}
    </>
  )
}

/** What was urged, supervised and instructed before, so that nobody says it twice. */
function Before({ shown }: { shown: Schema<'CaseOut'> }) {
  const t = useT()
  const kindName = useKindName()
  if (shown.notices.length === 0) return null
  return (
    <ul className="notices-before" aria-label={t('before')}>
      {shown.notices.map((one) => (
        <li key={one.id}>
          <strong>{kindName(one.kind)}</strong>{' '}
          <span className="desk-note">
            {t('from', { who: shown.names[one.by] ?? '', at: shortTime(one.at) })} ·{' '}
            {t(one.answered_at === null ? 'unanswered' : 'isAnswered')}
          </span>{' '}
          {one.text}
        </li>
      ))}
    </ul>
  )
}
