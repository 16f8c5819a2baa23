// SPDX-License-Identifier: Apache-2.0
import type { Schema } from '@tongguan/api-client'
import { dateTime, Remaining, shortTime, Tag, type Tone } from '@tongguan/ui'
import { useCityNames } from '../../../city.ts'
import { WorklistCard } from '../../../worklist.tsx'
import { useT } from './words.ts'

export type Notice = Schema<'NoticeOut'>

const TONES: Readonly<Record<Notice['kind'], Tone>> = {
  supervise: 'red',
  instruct: 'violet',
  urge: 'amber',
  answer: 'plain',
}

/** The name of a kind of notice. */
export function useKindName(): (kind: string) => string {
  const t = useT()
  return (kind) => (kind === 'supervise' || kind === 'instruct' || kind === 'urge' ? t(kind) : kind)
}

/** One notice in the list: what kind, on what, by when. */
export function NoticeCard({ notice, current, onChoose }: { notice: Notice; current: boolean; onChoose: () => void }) {
  const t = useT()
  const names = useCityNames()
  const kindName = useKindName()
  return (
    <WorklistCard
      current={current}
      onChoose={onChoose}
      kind={<Tag tone={TONES[notice.kind]}>{kindName(notice.kind)}</Tag>}
      title={notice.title}
      text={notice.text}
    >
      <span className="desk-note notices-last">
        <span>
          {t('from', { who: notice.by_name ?? notice.by, at: shortTime(notice.at) })} ·{' '}
          {t('to', { organ: names.organ(notice.organ ?? '', notice.organ_name) || '—' })}
        </span>
        <Due notice={notice} />
      </span>
    </WorklistCard>
  )
}

function Due({ notice }: { notice: Notice }) {
  const t = useT()
  if (notice.answered_at !== null) {
    return (
      <span className={notice.overdue ? 'tone-red' : 'tone-green'}>
        {t('answered', { who: notice.answered_by_name ?? '', at: shortTime(notice.answered_at) })}
        {notice.overdue && ` · ${t('lateAnswer')}`}
      </span>
    )
  }
  if (notice.reply_due_at === null) return <span>{t('noDue')}</span>
  return (
    <span className="notices-due" title={dateTime(notice.reply_due_at)}>
      {t('due')} <Remaining due={notice.reply_due_at} lamp={notice.overdue ? 'red' : 'green'} />
    </span>
  )
}
