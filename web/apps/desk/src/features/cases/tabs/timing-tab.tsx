// SPDX-License-Identifier: Apache-2.0
import { $api } from '@tongguan/api-client'
import { Table } from '@tongguan/lists'
import { dateTime, shortTime, useNow } from '@tongguan/ui'
import { words } from '@tongguan/words'
import { type Case, useNames } from '../../../case/case-data.ts'
import { useCodeName } from '../../../case/code-names.ts'
import { worked } from '../clocks.ts'
import { Told } from './told.tsx'

const useT = words('case-timing', {
  total: ['自上报起 {{span}}（自然时间）', '{{span}} since the report, by the wall clock'],
  clock: ['计时', 'Clock'],
  organ: ['责任单位', 'Answers for it'],
  limit: ['时限', 'Limit'],
  used: ['用时', 'Used'],
  left: ['剩余', 'Left'],
  none: ['无', 'none'],
  late: ['超 {{span}}', 'late by {{span}}'],
  paused: ['暂停中', 'paused'],
  stopped: ['{{at}} 停', 'stopped {{at}}'],
  pause: ['{{since}} 至 {{until}} 暂停：{{why}}', 'paused {{since}} to {{until}}: {{why}}'],
  moved: ['{{at}} 时限由 {{was}} 改为 {{now}}：{{why}}', '{{at}}: due {{was}} became {{now}}: {{why}}'],
  urged: ['{{at}} 自动催办', 'urged {{at}}'],
  overdue: ['{{at}} 超时', 'late from {{at}}'],
})

/** The timing table: every clock with limit, time used and left, pauses and every change of a deadline. */
export function TimingTab({ shown, reference }: { shown: Case; reference: string }) {
  const t = useT()
  const code = useCodeName()
  const now = useNow()
  const timing = $api.useQuery('get', '/api/v1/cases/{ref}/timing', { params: { path: { ref: reference } } })
  const name = useNames({ ...shown.names, ...timing.data?.names })
  return (
    <Told answer={timing}>
      {({ clocks, total_seconds }) => (
        <>
          <p className="dossier-hint">{t('total', { span: worked(total_seconds) })}</p>
          <Table
            label={t('clock')}
            className="dossier-table"
            dense
            loose
            rows={clocks}
            rowKey={(clock) => String(clock.id)}
            columns={[
              {
                key: 'clock',
                name: t('clock'),
                heads: true,
                cell: (clock) => (
                  <>
                    {code('link', clock.link)}
                    <small>{name(clock.organ)}</small>
                    {clock.pauses.map((pause) => (
                      <small key={pause.since}>
                        {t('pause', {
                          since: shortTime(pause.since, now),
                          until: shortTime(pause.until, now),
                          why: pause.why,
                        })}
                      </small>
                    ))}
                    {clock.extended.map((one) => (
                      <small key={one.at}>
                        {t('moved', {
                          at: shortTime(one.at, now),
                          was: shortTime(one.was, now),
                          now: shortTime(one.now, now),
                          why: one.why,
                        })}
                      </small>
                    ))}
                    {clock.overdue_at && (
                      <small className="dossier-late">{t('overdue', { at: dateTime(clock.overdue_at) })}</small>
                    )}
                  </>
                ),
              },
              {
                key: 'limit',
                name: t('limit'),
                cell: (clock) => (clock.amount === null ? t('none') : `${clock.amount} ${code('unit', clock.unit)}`),
              },
              { key: 'used', name: t('used'), cell: (clock) => worked(clock.used_seconds) },
              {
                key: 'left',
                name: t('left'),
                cell: (clock) => {
                  if (clock.stopped_at !== null) return t('stopped', { at: shortTime(clock.stopped_at, now) })
                  if (clock.paused_at !== null) return t('paused')
                  if (clock.left_seconds === null) return t('none')
                  const span = worked(clock.left_seconds)
                  return clock.left_seconds < 0 ? t('late', { span }) : span
                },
              },
            ]}
          />
        </>
      )}
    </Told>
  )
}
