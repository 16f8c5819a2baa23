// SPDX-License-Identifier: Apache-2.0
import { $api } from '@tongguan/api-client'
import { distance, shortTime } from '@tongguan/ui'
import { inWords, words } from '@tongguan/words'
import { linkTo } from '../../address.ts'
import type { Draft } from './report.ts'

const useT = words('similar', {
  title: ['附近可能已有人报过', 'Somebody may have reported it'],
  hint: ['确是同一件就不必再报；不是，请继续上报。', 'If it is the same, leave it; if not, go on.'],
})

const MOST = 3

/** Open cases that may be the same matter, before it is reported twice. */
export function Similar({ draft }: { draft: Draft }) {
  const t = useT()
  const { point, classCode, className } = draft
  const { data } = $api.useQuery(
    'post',
    '/api/v1/intake/suggest/similar',
    {
      body: {
        words: draft.words.trim() || className || '-',
        class_code: classCode,
        point: point && { ...point, system: 'wgs84' },
        region: '',
      },
    },
    { enabled: point !== null && classCode !== null, staleTime: 60_000, retry: false },
  )
  if (data === undefined || data.length === 0) return null
  return (
    <section className="card similar" aria-label={t('title')}>
      <h2>{t('title')}</h2>
      <p className="note">{t('hint')}</p>
      <ul className="class-list">
        {data.slice(0, MOST).map((one) => (
          <li key={one.case_id}>
            <a {...linkTo(`/cases/${one.task_no}`)}>
              {one.title}
              <span className="note">
                {shortTime(one.reported_at)}
                {one.metres !== null && ` · ${distance(one.metres)}`} · {inWords(one.why_zh, one.why_en)}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
