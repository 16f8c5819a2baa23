// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router'
import { $api, refusalOf, type Schema } from '@tongguan/api-client'
import { useDeed } from '@tongguan/deeds'
import { date, now, shortTime } from '@tongguan/ui'
import { Kbd } from '@tongguan/ui/shortcuts.tsx'
import { type Language, useLanguage } from '@tongguan/words'
import { useState } from 'react'
import { useOrganNames } from '../../city.ts'
import { RefusedWords } from '../../moves/refused-words.tsx'
import { useSendMove } from '../../moves/send-move.ts'
import { useSettled } from '../../moves/settle.ts'
import { PastCalls } from './caller-history.tsx'
import { OtherLanguage } from './other-language.tsx'
import { inOrder, type Said, sought, whereabouts } from './whereabouts.ts'
import { type T, useT } from './words.ts'

/** Answers “where is my report” by telephone or by number, in a sentence to read out. */
export function WhereaboutsBox({ asked, onAsk }: { asked: string; onAsk: (text: string) => void }) {
  const t = useT()
  const what = sought(useSettled(asked, 250))
  const phone = what !== undefined && 'phone' in what ? what.phone : undefined
  const number = what !== undefined && 'number' in what ? what.number : undefined
  const words = what !== undefined && 'words' in what ? what.words : undefined
  const byPhone = $api.useQuery(
    'post',
    '/api/v1/intake/callers',
    { body: { phone: phone ?? '' } },
    { enabled: phone !== undefined, staleTime: 15_000 },
  )
  const text = number ?? words
  const byText = $api.useQuery(
    'get',
    '/api/v1/cases',
    { params: { query: { text: text ?? '', limit: words === undefined ? 3 : 6 } } },
    { enabled: text !== undefined },
  )
  const found =
    phone !== undefined
      ? byPhone.data && inOrder(byPhone.data).map((one) => one.case_id)
      : text !== undefined
        ? byText.data?.items.map((one) => one.id)
        : undefined
  const failed = phone !== undefined ? byPhone.error : text !== undefined ? byText.error : null
  return (
    <section className="intake-group intake-lookup" aria-label={t('lookup')}>
      <h2>
        <label htmlFor="intake-lookup">{t('lookup')}</label> <Kbd of="Alt+Q" />
      </h2>
      <input
        id="intake-lookup"
        className="desk-input"
        type="search"
        value={asked}
        data-key="Q"
        placeholder={t('lookupHint')}
        autoComplete="off"
        onChange={(event) => onAsk(event.target.value)}
      />
      {failed !== null && <RefusedWords refused={refusalOf(failed)} />}
      <div aria-live="polite">
        {found?.length === 0 && <p className="intake-note">{t('notFound')}</p>}
        {words === undefined && found?.slice(0, 3).map((id) => <Whereabouts key={id} id={id} />)}
        {/* Words may be somebody else's: which case is meant is for the agent to say before anything is read out. */}
        {words !== undefined && (byText.data?.items.length ?? 0) > 0 && (
          <>
            <p className="intake-note">{t('whichOne')}</p>
            <PastCalls past={byText.data?.items.map((one) => ({ ...one, case_id: one.id })) ?? []} onAsk={onAsk} />
          </>
        )}
      </div>
    </section>
  )
}

function Whereabouts({ id }: { id: string }) {
  const t = useT()
  const [spoken, setSpoken] = useState<Language>(useLanguage())
  const say = useT(spoken)
  const organs = useOrganNames(spoken)
  const known = $api.useQuery('get', '/api/v1/cases/{ref}', { params: { path: { ref: id } } })
  if (known.error !== null) return <RefusedWords refused={refusalOf(known.error)} />
  if (known.data === undefined) return null
  const names = { ...known.data.names, ...Object.fromEntries(organs) }
  return (
    <article className="intake-answer">
      <p lang={spoken === 'zh' ? 'zh-CN' : 'en'}>{sentence({ ...known.data, names }, say)}</p>
      <span className="intake-answer-acts">
        <OtherLanguage spoken={spoken} onSpeak={setSpoken} />
        <Link to="/cases/$ref" params={{ ref: known.data.task_no }} target="_blank" className="desk-link">
          {t('open')}
        </Link>
        <Urge known={known.data} />
      </span>
    </article>
  )
}

/** The whole sentence, as the agent reads it out. */
function sentence(known: Schema<'CaseOut'>, t: T): string {
  const answer = whereabouts(known, now())
  const late = answer.late ? LATE[answer.said] : undefined
  const values = {
    organ: answer.organ,
    at: answer.at === null ? t('noDate') : shortTime(answer.at),
    step: stepName(known.link, t),
  }
  const head = t('reportedAs', { at: date(known.reported_at), title: known.title, no: known.task_no })
  return head + t(late ?? answer.said, values)
}

const STEPS = ['accept', 'verify', 'file', 'dispatch', 'coordinate', 'upper', 'check', 'callback', 'close'] as const

/** What is being done to the case, as a caller understands it. */
function stepName(link: string | null, t: T): string {
  const step = STEPS.find((one) => one === link)
  return step === undefined ? t('step_other') : t(`step_${step}`)
}

const LATE: Partial<Record<Said, 'saidWithUnitLate' | 'saidWithCentreLate' | 'saidCheckedLate'>> = {
  saidWithUnit: 'saidWithUnitLate',
  saidWithCentre: 'saidWithCentreLate',
  saidChecked: 'saidCheckedLate',
}

function Urge({ known }: { known: Schema<'CaseOut'> }) {
  const t = useT()
  const send = useSendMove()
  const [done, setDone] = useState(false)
  const urge = useDeed(
    (key, seen: Schema<'CaseOut'>, text: string) => send(seen, 'urge', { text, channel: 'phone' }, key),
    { onDone: () => setDone(true) },
  )
  if (done) return <span className="tone-green">{t('urged')}</span>
  if (!known.moves.some((move) => move.move === 'urge')) return null
  return (
    <>
      <button
        type="button"
        className="desk-link"
        disabled={urge.busy}
        onClick={() => void urge.run(known, t('urgeWords'))}
      >
        {t('urge')}
      </button>
      <RefusedWords refused={urge.refused} />
    </>
  )
}
