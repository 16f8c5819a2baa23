// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router'
import { $api, refusalOf, type Schema } from '@tongguan/api-client'
import { shortTime } from '@tongguan/ui'
import { Kbd, useShortcut } from '@tongguan/ui/shortcuts.tsx'
import { Button } from 'antd'
import { useState } from 'react'
import { useCityNames } from '../../../city.ts'
import { MoveForm } from '../../../moves/move-form.tsx'
import { RefusedWords } from '../../../moves/refused-words.tsx'
import { AskedFacts } from './asked-facts.tsx'
import { type Asked, type Decision, decisionsOn } from './decisions.ts'
import { Stake } from './stake.tsx'
import { useT } from './words.ts'

const SHOWN_LINES = 6
const KEYS = { agree: 'a', refuse: 'r', forward: 'u' } as const

/** One request with everything it is decided by, and the decisions this person may take. */
export function ReviewPane({ asked, onDone }: { asked: Asked; onDone: (what: string) => void }) {
  const t = useT()
  const names = useCityNames()
  const path = { params: { path: { ref: asked.case.id } } }
  const known = $api.useQuery('get', '/api/v1/cases/{ref}', path)
  const said = $api.useQuery('get', '/api/v1/cases/{ref}/words', path, { staleTime: 600_000 })
  return (
    <article className="worklist-pane">
      <header>
        <h2>{asked.case.title}</h2>
        <p className="desk-note">
          <span className="number">{asked.case.task_no}</span> · {asked.case.class_name ?? '—'} ·{' '}
          {names.place(asked.case.region, asked.case.region_name)} {asked.case.address}{' '}
          <Link to="/cases/$ref" params={{ ref: asked.case.task_no }}>
            {t('openCase')}
          </Link>
        </p>
      </header>
      <Stake asked={asked} />
      <AskedFacts asked={asked} />
      {known.error !== null && <RefusedWords refused={refusalOf(known.error)} />}
      {known.data && <Decide key={asked.id} asked={asked} shown={known.data} onDone={onDone} />}
      {said.data && (
        <section aria-label={t('said')}>
          <h3>{t('said')}</h3>
          <p className="reviews-said">{said.data.words}</p>
        </section>
      )}
      {known.data && <Evidence shown={known.data} />}
      <History caseId={asked.case.id} />
    </article>
  )
}

function Decide({ asked, shown, onDone }: { asked: Asked; shown: Schema<'CaseOut'>; onDone: (what: string) => void }) {
  const t = useT()
  const names = useCityNames()
  const decisions = decisionsOn(asked, shown.moves)
  const [chosen, setChosen] = useState<Decision>()
  const of = (key: Decision['key']) => decisions.find((one) => one.key === key)
  const keyed = (key: Decision['key']) => {
    const decision = of(key)
    return decision === undefined ? undefined : () => setChosen(decision)
  }
  useShortcut(KEYS.agree, t('agree'), keyed('agree'))
  useShortcut(KEYS.refuse, t('refuse'), keyed('refuse'))
  useShortcut(KEYS.forward, t('forward'), keyed('forward'))
  const nameOf = (decision: Decision) =>
    decision.move === 'review_appeal' ? t(decision.key) : names.move(decision.move)
  // A form that is open stays: it says itself that somebody else was quicker.
  if (decisions.length === 0 && chosen === undefined) {
    return (
      <p className="tone-second">
        {asked.mine
          ? t('notYours')
          : t('waitsFor', { who: names.organ(asked.waits_for ?? '', asked.waits_for_name) || '—' })}
      </p>
    )
  }
  return (
    <section className="reviews-decide" aria-label={t('decide')}>
      <div className="row">
        {decisions.map((one) => (
          <Button
            key={one.move + one.key}
            type={chosen === undefined && one.key === 'agree' ? 'primary' : 'default'}
            danger={one.key === 'refuse'}
            aria-pressed={isSame(chosen, one)}
            onClick={() => setChosen(one)}
          >
            {nameOf(one)} <Kbd of={KEYS[one.key]} />
          </Button>
        ))}
      </div>
      {chosen && (
        <MoveForm
          key={chosen.move + chosen.key}
          shown={shown}
          move={chosen.move}
          name={nameOf(chosen)}
          danger={chosen.key === 'refuse'}
          onDone={() => onDone(nameOf(chosen))}
          plain
          onClose={() => setChosen(undefined)}
          {...(chosen.fixed && { fixed: chosen.fixed })}
        />
      )}
    </section>
  )
}

function isSame(one: Decision | undefined, other: Decision): boolean {
  return one !== undefined && one.move === other.move && one.key === other.key
}

function Evidence({ shown }: { shown: Schema<'CaseOut'> }) {
  const t = useT()
  return (
    <section aria-label={t('evidence')}>
      <h3>{t('evidence')}</h3>
      {shown.evidence.length === 0 ? (
        <p className="desk-note">{t('noEvidence')}</p>
      ) : (
        <div className="reviews-evidence row">
          {shown.evidence.slice(-8).map((one) => (
            <a key={one.id} href={`/api/v1/cases/${shown.id}/evidence/${one.id}`} target="_blank" rel="noreferrer">
              {/\.(jpe?g|png|webp)$/i.test(one.name) ? (
                <img src={`/api/v1/cases/${shown.id}/evidence/${one.id}`} alt={one.name} loading="lazy" />
              ) : (
                one.name
              )}
            </a>
          ))}
        </div>
      )}
    </section>
  )
}

function History({ caseId }: { caseId: string }) {
  const t = useT()
  const names = useCityNames()
  const history = $api.useQuery('get', '/api/v1/cases/{ref}/history', { params: { path: { ref: caseId } } }).data
  if (history === undefined) return null
  // A reminder of the platform is no step anybody took.
  const steps = history.lines.filter((line) => line.move !== 'tick').slice(-SHOWN_LINES)
  return (
    <section aria-label={t('history')}>
      <h3>{t('history')}</h3>
      <ol className="reviews-history">
        {steps.map((line) => (
          <li key={line.version}>
            <span className="number">{shortTime(line.at)}</span>
            <span>
              {names.move(line.move, line.name)}
              <span className="desk-note"> {names.organ(line.organ, history.names[line.organ])}</span>
              {line.reason && <span className="reviews-why">{line.reason}</span>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
