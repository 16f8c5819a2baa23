// SPDX-License-Identifier: Apache-2.0
import { $api, api, type Schema, settled } from '@tongguan/api-client'
import { Table } from '@tongguan/lists'
import { dateTime, Tag } from '@tongguan/ui'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useCityNames } from '../../city.ts'
import { Labelled } from '../../labelled.tsx'
import { RefusedWords } from '../../moves/refused-words.tsx'
import { useAdminDeed } from '../../pack/data.ts'
import { useT } from './words.ts'

/** Who answers for a case: the link that failed, the organ, the cause, the acts; all from its clocks and history. */
export function Accountability() {
  const t = useT()
  const names = useCityNames()
  const [number, setNumber] = useState('')
  const [found, setFound] = useState<Schema<'Accountability'>>()
  const wish = useAdminDeed((_key: string, ref: string) =>
    settled(api.GET('/api/v1/cases/{ref}/accountability', { params: { path: { ref } } })),
  )
  return (
    <>
      <form
        className="form-row"
        onSubmit={(event) => {
          event.preventDefault()
          void wish.run(number.trim()).then(setFound)
        }}
      >
        <Labelled label={t('caseNo')}>
          {(id) => <Input id={id} value={number} onChange={(event) => setNumber(event.target.value)} />}
        </Labelled>
        <Button type="primary" htmlType="submit" disabled={number.trim() === ''} loading={wish.busy}>
          {t('look')}
        </Button>
      </form>
      <RefusedWords refused={wish.refused} />
      {found !== undefined && (
        <div aria-live="polite">
          <h2>
            {found.task_no} {found.overdue && <Tag tone="red">{t('overdue')}</Tag>}
            {found.exempt && <Tag>{t('exempt')}</Tag>}
          </h2>
          {found.lapses.length === 0 ? (
            <p className="desk-hint">{t('clean')}</p>
          ) : (
            <Table
              label={t('lapses')}
              rows={found.lapses}
              rowKey={(one) => `${one.cause} ${one.organ} ${one.acts[0]?.at}`}
              columns={[
                { key: 'cause', name: t('cause'), width: 140, cell: (one) => one.cause_name },
                {
                  key: 'organ',
                  name: t('organ'),
                  width: 260,
                  cell: (one) => (
                    <>
                      {names.organ(one.organ)}
                      {one.person !== null && (
                        <>
                          {' · '}
                          <PersonName id={one.person} />
                        </>
                      )}
                    </>
                  ),
                },
                {
                  key: 'late',
                  name: t('late'),
                  width: 120,
                  cell: (one) =>
                    one.late_seconds === null ? '—' : t('hours', { n: (one.late_seconds / 3600).toFixed(1) }),
                },
                {
                  key: 'acts',
                  name: t('acts'),
                  cell: (one) => (
                    <ul className="sheet-findings">
                      {one.acts.map((act) => (
                        <li key={`${act.at} ${act.move}`}>
                          {dateTime(act.at)} {act.move} · {names.organ(act.organ)} · <PersonName id={act.person} />
                          {act.reason !== null && `：${act.reason}`}
                        </li>
                      ))}
                    </ul>
                  ),
                },
              ]}
            />
          )}
        </div>
      )}
    </>
  )
}

function PersonName({ id }: { id: string }) {
  const known = $api.useQuery(
    'get',
    '/api/v1/staff/{person}',
    { params: { path: { person: id } } },
    { staleTime: 600_000, retry: false, enabled: id.includes('-') },
  )
  return <>{known.data?.name ?? id}</>
}
