// SPDX-License-Identifier: Apache-2.0
import { type Refused, refusalOf, type Schema } from '@tongguan/api-client'
import { dateTime } from '@tongguan/ui'
import { words } from '@tongguan/words'
import { RefusedWords } from '../moves/refused-words.tsx'
import './change-history.css'
import { useRecordNames } from './use-record-names.ts'

const useT = words('change-history', {
  title: ['变更历史', 'History'],
  none: ['还没有变更记录', 'Nothing was changed yet'],
  earlier: ['更早的在审计记录里', 'Earlier changes stand in the audit record'],
})

interface Props {
  /** The answer of the history of an entry. */
  asked: {
    data?: { items: readonly Schema<'ChangeOut'>[]; next?: string | null } | undefined
    error: unknown
  }
}

/** Who changed an entry of a register, when, and why; the newest first. */
export function ChangeHistory({ asked }: Props) {
  const t = useT()
  const names = useRecordNames()
  const refused: Refused | undefined = asked.error == null ? undefined : refusalOf(asked.error)
  return (
    <section className="change-history">
      <h3>{t('title')}</h3>
      <RefusedWords refused={refused} />
      {asked.data?.items.length === 0 && <p className="desk-note">{t('none')}</p>}
      <ol>
        {asked.data?.items.map((change) => (
          <li key={`${change.at} ${change.move} ${change.person}`}>
            <time dateTime={change.at} className="number">
              {dateTime(change.at)}
            </time>
            <span>
              <b>{names.deed(change.move)}</b> {names.change(change.before, change.after)}
              {change.reason && <q>{change.reason}</q>}
            </span>
            <span className="desk-note">
              {change.person_name}
              {change.organ !== null && ` · ${names.organ(change.organ, change.organ_name)}`}
            </span>
          </li>
        ))}
      </ol>
      {asked.data?.next != null && <p className="desk-note">{t('earlier')}</p>}
    </section>
  )
}
