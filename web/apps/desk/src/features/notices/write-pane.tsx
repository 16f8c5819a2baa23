// SPDX-License-Identifier: Apache-2.0
import { $api, refusalOf } from '@tongguan/api-client'
import { Remaining } from '@tongguan/ui'
import { Button } from 'antd'
import { useId, useState } from 'react'
import { useCityNames } from '../../city.ts'
import { MoveForm } from '../../moves/move-form.tsx'
import { RefusedWords } from '../../moves/refused-words.tsx'
import { useSettled } from '../../moves/settle.ts'
import { useT } from './words.ts'

const MOVES = ['supervise', 'urge', 'instruct'] as const

/** Send a word on any case: by its number, or chosen from what is late. */
export function WritePane({ onSent }: { onSent: (taskNo: string, what: string) => void }) {
  const t = useT()
  const id = useId()
  const [no, setNo] = useState('')
  const [open, setOpen] = useState<string>()
  const wanted = useSettled(no.trim(), 300)
  const known = $api.useQuery(
    'get',
    '/api/v1/cases/{ref}',
    { params: { path: { ref: wanted } } },
    { enabled: /^[0-9A-Za-z-]{8,}$/.test(wanted), retry: false },
  )
  const late = $api.useQuery('get', '/api/v1/cases', { params: { query: { lamp: 'red', sort: 'due', limit: 30 } } })
  const shown = wanted === '' ? undefined : known.data
  const names = useCityNames()
  const offered = MOVES.filter((move) => shown?.moves.some((one) => one.move === move))
  const chosen = offered.find((move) => move === open) ?? offered[0]
  return (
    <section className="notices-pane" aria-label={t('write')}>
      <div className="notices-no">
        <label htmlFor={id}>{t('caseNo')}</label>
        <input
          id={id}
          type="search"
          value={no}
          placeholder={t('caseHint')}
          autoComplete="off"
          onChange={(event) => setNo(event.target.value)}
        />
      </div>
      {wanted !== '' && known.error !== null && <RefusedWords refused={refusalOf(known.error)} />}
      {shown && (
        <>
          <h2>{shown.title}</h2>
          <p className="desk-note">
            {shown.task_no} · {shown.state_name} · {shown.names[shown.lead_unit ?? shown.owner]}
          </p>
          {offered.length === 0 && <p>{t('noMoves')}</p>}
          <div className="notices-ways">
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
              key={shown.id + chosen}
              shown={shown}
              move={chosen}
              name={names.move(chosen)}
              plain
              onDone={(after) => {
                onSent(after.task_no, names.move(chosen))
                setNo('')
              }}
            />
          )}
        </>
      )}
      <h2 className="notices-late-head">{t('late')}</h2>
      <ul className="notices-late-cases">
        {late.data?.items.map((line) => (
          <li key={line.id}>
            <button type="button" onClick={() => setNo(line.task_no)}>
              <Remaining due={line.red_at} lamp={line.lamp} />
              <span>
                <span className="worklist-line">{line.title}</span>
                <span className="desk-note">
                  {line.lead_unit_name ?? line.owner_name} · {line.state_name}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
