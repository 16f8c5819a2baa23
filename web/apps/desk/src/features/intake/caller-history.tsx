// SPDX-License-Identifier: Apache-2.0
import { $api, refusalOf, type Schema } from '@tongguan/api-client'
import { shortTime } from '@tongguan/ui'
import { useCityNames } from '../../city.ts'
import { RefusedWords } from '../../moves/refused-words.tsx'
import { useSettled } from '../../moves/settle.ts'
import { phoneIn } from './draft.ts'
import { useT } from './words.ts'

/** What this number reported before: a second call on the same matter is seen before it is written down again. */
export function CallerHistory({ phone, onAsk }: { phone: string; onAsk: (number: string) => void }) {
  const t = useT()
  const number = useSettled(phoneIn(phone), 250)
  const history = $api.useQuery(
    'post',
    '/api/v1/intake/callers',
    { body: { phone: number ?? '' } },
    { enabled: number !== undefined, staleTime: 30_000 },
  )
  const found = number === undefined ? undefined : history.data
  const open = found?.filter((one) => one.closed_at === null).length ?? 0
  return (
    <section className="intake-group" aria-label={t('history')}>
      <h2>{t('history')}</h2>
      {number === undefined && <p className="intake-note">{t('historyHint')}</p>}
      {history.error !== null && number !== undefined && <RefusedWords refused={refusalOf(history.error)} />}
      {found !== undefined && (
        <p className="intake-note" role="status">
          {found.length === 0 ? t('noHistory') : t('pastCount', { n: found.length, open })}
        </p>
      )}
      <PastCalls past={found ?? []} onAsk={onAsk} />
    </section>
  )
}

type Past = Pick<Schema<'PastReport'>, 'case_id' | 'task_no' | 'title' | 'state' | 'reported_at' | 'closed_at'>

/** Reports to choose from, each with how far it is. */
export function PastCalls({ past, onAsk }: { past: readonly Past[]; onAsk: (number: string) => void }) {
  const names = useCityNames()
  return (
    <ul className="line-buttons intake-past">
      {past.map((one) => (
        <li key={one.case_id}>
          <button type="button" onClick={() => onAsk(one.task_no)}>
            <span className="ellipsis">{one.title}</span>
            <span className="intake-note">
              <span className={one.closed_at === null ? 'intake-open' : ''}>{names.state(one.state)}</span>
              {` · ${shortTime(one.reported_at)} · ${one.task_no}`}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
