// SPDX-License-Identifier: Apache-2.0
import { $api } from '@tongguan/api-client'
import { dateTime, percent } from '@tongguan/ui'
import { inWords, words } from '@tongguan/words'
import { type Case, useCity, useHistory, useNames } from '../../../case/case-data.ts'
import { useCodeName } from '../../../case/code-names.ts'
import { worked } from '../clocks.ts'
import { Told } from './told.tsx'

const useT = words('case-lapses', {
  title: ['失责倒查', 'Who answers for it'],
  exempt: ['超时申诉已获同意：统计免责，事实保留', 'The appeal was granted: not counted, but kept on record'],
  late: ['超 {{span}}', 'late by {{span}}'],
  acts: ['期间所为', 'What was done'],
  shares: ['时间去向', 'Where the time went'],
})

/** Who answers for what went wrong: link, unit, cause and acts, read from the traces of the case. */
export function Lapses({ shown, reference }: { shown: Case; reference: string }) {
  const t = useT()
  const city = useCity()
  const code = useCodeName()
  const found = $api.useQuery('get', '/api/v1/cases/{ref}/accountability', { params: { path: { ref: reference } } })
  const history = useHistory(reference)
  const name = useNames({ ...shown.names, ...history.data?.names })
  const move = (code: string) => {
    const one = city?.moves.find((each) => each.move === code)
    return inWords(one?.name, one?.name_en) || code
  }
  return (
    <Told answer={found}>
      {({ lapses, exempt }) => (
        <>
          {exempt && <p className="dossier-note">{t('exempt')}</p>}
          {lapses.length > 0 && <h3>{t('title')}</h3>}
          <ul className="dossier-list">
            {lapses.map((lapse, index) => {
              const whole = lapse.shares.reduce((sum, one) => sum + one.seconds, 0)
              return (
                <li key={`${lapse.link}${lapse.organ}${index}`}>
                  <p>
                    <strong>{inWords(lapse.cause_name, lapse.cause.replaceAll('_', ' '))}</strong>{' '}
                    {lapse.late_seconds !== null && (
                      <span className="tone-red">{t('late', { span: worked(lapse.late_seconds) })}</span>
                    )}
                  </p>
                  <p className="dossier-hint">{[name(lapse.organ), name(lapse.person)].filter(Boolean).join(' · ')}</p>
                  {lapse.acts.length > 0 && (
                    <details>
                      <summary>{t('acts')}</summary>
                      <ul>
                        {lapse.acts.map((act) => (
                          <li key={`${act.at}${act.move}`} className="dossier-hint">
                            <span className="number">{dateTime(act.at)}</span> {move(act.move)} {name(act.person)}
                            {act.reason && `：${act.reason}`}
                          </li>
                        ))}
                      </ul>
                    </details>
                  )}
                  {lapse.shares.length > 0 && (
                    <p className="dossier-hint">
                      {t('shares')}：
                      {lapse.shares
                        .map(
                          (one) =>
                            `${name(one.organ)} ${code('link', one.link)} ${worked(one.seconds)}（${percent(one.seconds / Math.max(1, whole), 0)}%）`,
                        )
                        .join('、')}
                    </p>
                  )}
                </li>
              )
            })}
          </ul>
        </>
      )}
    </Told>
  )
}
