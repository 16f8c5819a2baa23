// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { $api, refusalOf, type Schema } from '@tongguan/api-client'
import { Kbd, useShortcut } from '@tongguan/ui/shortcuts.tsx'
import { inWords } from '@tongguan/words'
import { Button } from 'antd'
import { useState } from 'react'
import { useCityNames } from '../../city.ts'
import { MoveForm } from '../../moves/move-form.tsx'
import { RefusedWords } from '../../moves/refused-words.tsx'
import { adviceFor } from './follow-list.ts'
import { ListSearch } from './list-search.tsx'
import { MOVES } from './plan.ts'
import { useT } from './words.ts'

/** The chosen case beside the board: what was said, why the list says so, and the other ways. */
export function ChosenCase({
  taskNo,
  onDone,
}: {
  taskNo: string
  onDone: (after: Schema<'CaseOut'>, move: string) => void
}) {
  const t = useT()
  const path = { params: { path: { ref: taskNo } } }
  const known = $api.useQuery('get', '/api/v1/cases/{ref}', path)
  const said = $api.useQuery('get', '/api/v1/cases/{ref}/words', path, { staleTime: 600_000 })
  if (known.error !== null) return <RefusedWords refused={refusalOf(known.error)} />
  const shown = known.data
  if (shown === undefined) return null
  return (
    <>
      <header className="dispatch-chosen-head">
        <h2>{shown.title}</h2>
        <p className="desk-note">
          <span className="number">{shown.task_no}</span> · {shown.class_name ?? '—'} · {shown.address}{' '}
          <Link to="/cases/$ref" params={{ ref: shown.task_no }}>
            {t('openCase')}
          </Link>
        </p>
      </header>
      {said.data && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: long words are scrolled by the keyboard
        <section className="dispatch-said" tabIndex={0} aria-label={t('said')}>
          {said.data.words}
        </section>
      )}
      {shown.state === 'pending_dispatch' && <Ground taskNo={taskNo} />}
      <Ways key={shown.id} shown={shown} onDone={onDone} />
      <ListSearch key={shown.region} region={shown.region} />
    </>
  )
}

function Ways({
  shown,
  onDone,
}: {
  shown: Schema<'CaseOut'>
  onDone: (after: Schema<'CaseOut'>, move: string) => void
}) {
  const t = useT()
  const names = useCityNames()
  const offered = MOVES.filter((move) => shown.moves.some((one) => one.move === move))
  const [open, setOpen] = useState<(typeof MOVES)[number]>()
  const dispatches = offered.includes('dispatch')
  useShortcut('o', t('overrideKey'), dispatches ? () => setOpen('dispatch') : undefined)
  if (offered.length === 0 && open === undefined) return <p className="desk-note">{t('noMoves')}</p>
  return (
    <section aria-label={t('moves')}>
      <h3>{t('moves')}</h3>
      <div className="dispatch-ways">
        {offered.map((move) => (
          <Button
            key={move}
            aria-pressed={move === open}
            type={move === open ? 'primary' : 'default'}
            onClick={() => setOpen(move)}
          >
            {move === 'dispatch' ? t('override') : names.move(move)}
            {move === 'dispatch' && <Kbd of="o" />}
          </Button>
        ))}
      </div>
      {open && (
        <MoveForm
          key={open}
          shown={shown}
          move={open}
          name={names.move(open)}
          plain
          onDone={(after) => {
            setOpen(undefined)
            onDone(after, names.move(open))
          }}
          onClose={() => setOpen(undefined)}
          onSwitch={(move) => setOpen(MOVES.find((one) => one === move))}
        />
      )}
    </section>
  )
}

function Ground({ taskNo }: { taskNo: string }) {
  const t = useT()
  const advice = useQuery(adviceFor(taskNo)).data
  if (advice === undefined) return null
  const { proposal } = advice
  const facts =
    proposal === null
      ? [t('noProposal')]
      : [
          t('ground', { basis: proposal.basis, row: proposal.row }),
          proposal.path.length > 1 && t('path', { path: proposal.path.map((one) => one.name).join(' → ') }),
          proposal.assists.length > 0 && t('assists', { units: proposal.assists.map((one) => one.name).join('、') }),
          proposal.elsewhere.length > 0 &&
            t('elsewhere', { units: proposal.elsewhere.map((one) => one.name).join('、') }),
        ]
  return (
    <section className="dispatch-ground" aria-label={t('why')}>
      <h3>{proposal?.lead.name ?? t('proposal')}</h3>
      {facts.filter(Boolean).map((fact) => (
        <p key={String(fact)}>{fact}</p>
      ))}
      {advice.by_hand_because && <p className="desk-note">{t('byHand', { why: advice.by_hand_because })}</p>}
      {advice.considered.length > 0 && (
        <details>
          <summary>
            {t('rowsConsidered')} ({advice.considered.length})
          </summary>
          <ul className="dispatch-considered">
            {advice.considered.map((one) => (
              <li key={one.row}>
                <strong>{one.row}</strong> {one.unit?.name ?? one.lead} · {one.won ? t('won') : t('lost')}
                <span className="desk-note"> {inWords(one.why, one.why_en)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
