// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router'
import { $api, refusalOf } from '@tongguan/api-client'
import { dateTime, shortTime } from '@tongguan/ui'
import { useCityNames } from '../../../city.ts'
import { MoveForm } from '../../../moves/move-form.tsx'
import { RefusedWords } from '../../../moves/refused-words.tsx'
import { type Notice, useKindName } from './notice-card.tsx'
import { useT } from './words.ts'

/** One notice with its case, and the answer: written, or to be written by us. */
export function AnswerPane({ notice, onDone }: { notice: Notice; onDone: () => void }) {
  const t = useT()
  const names = useCityNames()
  const kindName = useKindName()
  const known = $api.useQuery('get', '/api/v1/cases/{ref}', { params: { path: { ref: notice.case_id } } })
  const shown = known.data
  const ours =
    notice.answered_at === null &&
    shown?.moves.some((move) => move.move === 'answer_notice') === true &&
    shown.notices.some((one) => one.id === notice.id && one.answered_at === null)
  return (
    <article className="worklist-pane">
      <header>
        <h2>{notice.title}</h2>
        <p className="desk-note">
          <span className="number">{notice.task_no}</span> · {notice.case_state_name} · {notice.region_name}{' '}
          <Link to="/cases/$ref" params={{ ref: notice.task_no }}>
            {t('openCase')}
          </Link>
        </p>
      </header>
      <blockquote className={`notices-words notices-${notice.kind}`}>
        <p>
          <strong>{kindName(notice.kind)}</strong>{' '}
          {t('from', { who: notice.by_name ?? notice.by, at: shortTime(notice.at) })} ·{' '}
          {t('to', { organ: names.organ(notice.organ ?? '', notice.organ_name) || '—' })}
          {notice.reply_due_at && ` · ${t('due')} ${dateTime(notice.reply_due_at)}`}
        </p>
        <p>{notice.text}</p>
      </blockquote>
      {notice.answered_at !== null && (
        <blockquote className="notices-words">
          <p className="desk-note">
            {t('answered', { who: notice.answered_by_name ?? '', at: shortTime(notice.answered_at) })}
          </p>
          <p>{notice.answer}</p>
        </blockquote>
      )}
      {known.error !== null && <RefusedWords refused={refusalOf(known.error)} />}
      {ours && shown && (
        <MoveForm
          shown={shown}
          move="answer_notice"
          name={t('answer')}
          fixed={{ notice: notice.id }}
          plain
          onDone={onDone}
        />
      )}
      {shown && !ours && notice.answered_at === null && (
        <p>{t('notOurs', { organ: names.organ(notice.organ ?? '', notice.organ_name) || '—' })}</p>
      )}
    </article>
  )
}
