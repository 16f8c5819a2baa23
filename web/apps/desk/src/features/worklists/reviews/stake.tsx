// SPDX-License-Identifier: Apache-2.0
import { $api } from '@tongguan/api-client'
import { dateTime } from '@tongguan/ui'
import type { Asked } from './decisions.ts'
import { type T, useT } from './words.ts'

/** The numbers at stake: the limit as it is, as it would be, and what has been used up already. */
export function Stake({ asked }: { asked: Asked }) {
  const t = useT()
  const foreseen = $api.useQuery('get', '/api/v1/cases/{ref}/requests/{request_id}/foreseen', {
    params: { path: { ref: asked.case.id, request_id: asked.id } },
  }).data
  if (foreseen === undefined) return null
  const shifts = foreseen.shift_seconds !== 0
  return (
    <section className="reviews-stake" aria-label={t('stake')}>
      {foreseen.due_at !== null && (
        <dl>
          <div>
            <dt>{t('dueNow')}</dt>
            <dd className="number">{dateTime(foreseen.due_at)}</dd>
          </div>
          {shifts && foreseen.due_then !== null && (
            <>
              <div>
                <dt>{t('dueThen')}</dt>
                <dd className="number">{dateTime(foreseen.due_then)}</dd>
              </div>
              <div>
                <dt>{t('shift')}</dt>
                <dd className="number tone-amber">{spanWords(foreseen.shift_seconds, t)}</dd>
              </div>
            </>
          )}
        </dl>
      )}
      <p className="desk-note">
        {asked.kind === 'return' &&
          t('returnsSoFar', { n: foreseen.returns, most: foreseen.returns_before_coordination })}
        {asked.kind === 'extension' && t('extensionsSoFar', { n: foreseen.extensions, most: foreseen.extension_max })}
        {!shifts && asked.kind !== 'return' && asked.kind !== 'extension' && t('noShift')}
      </p>
    </section>
  )
}

/** 3 天, 5.5 小时: a span that is read at a glance. */
export function spanWords(seconds: number, t: T): string {
  const hours = seconds / 3600
  if (hours >= 48) return t('days_plain', { n: Math.round((hours / 24) * 10) / 10 })
  return t('hours_plain', { n: Math.round(hours * 10) / 10 })
}
