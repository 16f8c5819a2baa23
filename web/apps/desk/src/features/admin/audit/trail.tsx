// SPDX-License-Identifier: Apache-2.0
import { useNavigate, useSearch } from '@tanstack/react-router'
import { $api, api, type Schema, settled } from '@tongguan/api-client'
import { useMe } from '@tongguan/shell'
import { clockSeconds, date } from '@tongguan/ui'
import { Button, Table } from 'antd'
import { useState } from 'react'
import { type Search, single } from '../../../address.ts'
import { RefusedWords } from '../../../moves/refused-words.tsx'
import { useWish } from '../data.ts'
import { Mark } from '../mark.tsx'
import { useT as useShared } from '../words.ts'
import { type Asked, askedOf, EMPTY, type Query } from './asked.ts'
import { LineFacts } from './line-facts.tsx'
import { Seals } from './seals.tsx'
import { TrailExport } from './trail-export.tsx'
import { TrailForm } from './trail-form.tsx'
import { useRecordNames } from './use-record-names.ts'
import { useT } from './words.ts'

/** Lines of the record by subject, person, deed and time; what is asked stands in the address. */
export function Trail() {
  const me = useMe()
  const search = useSearch({ strict: false }) as Search
  const navigate = useNavigate()
  const asked: Asked = {
    subject: single(search.subject) ?? '',
    who: single(search.who) ?? '',
    move: single(search.move) ?? '',
    since: single(search.since) ?? '',
    until: single(search.until) ?? '',
  }
  const ask = (wanted: Asked) =>
    void navigate({ to: '.', search: Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== '')) })
  const query = askedOf(asked)
  return (
    <>
      <Seals />
      <TrailForm asked={asked} onAsk={ask} cases={me.has('auditor')} />
      <Lines key={JSON.stringify(query)} query={query} onSubject={(subject) => ask({ ...EMPTY, subject })} />
    </>
  )
}

/** What was asked for, the newest first. */
function Lines({ query, onSubject }: { query: Query; onSubject(subject: string): void }) {
  const t = useT()
  const shared = useShared()
  const names = useRecordNames()
  const [earlier, setEarlier] = useState<Schema<'AuditLineOut'>[]>([])
  const [cursor, setCursor] = useState<string | null>()
  const first = $api.useQuery('get', '/api/v1/audit/lines', { params: { query: { ...query, limit: 50 } } })
  const more = useWish((_key: string, after: string) =>
    settled(api.GET('/api/v1/audit/lines', { params: { query: { ...query, limit: 50, cursor: after } } })),
  )
  const next = cursor === undefined ? first.data?.next : cursor
  const readMore = async (after: string) => {
    const page = await more.run(after)
    if (page === undefined) return
    setEarlier([...earlier, ...page.items])
    setCursor(page.next)
  }
  return (
    <>
      <TrailExport query={query} />
      <RefusedWords refused={more.refused} />
      <Table<Schema<'AuditLineOut'>>
        size="small"
        loading={first.isPending}
        dataSource={[...(first.data?.items ?? []), ...earlier]}
        rowKey="id"
        pagination={false}
        locale={{ emptyText: shared('nothing') }}
        expandable={{ expandedRowRender: (line) => <LineFacts line={line} /> }}
        columns={[
          {
            title: t('at'),
            width: 165,
            render: (_, line) => <span className="number">{`${date(line.at)} ${clockSeconds(line.at)}`}</span>,
          },
          {
            title: t('person'),
            width: 180,
            render: (_, line) => (
              <>
                {line.person_name}
                {line.organ !== null && line.organ !== line.person && (
                  <small className="trail-organ">{names.organ(line.organ, line.organ_name)}</small>
                )}
              </>
            ),
          },
          { title: t('what'), width: 130, render: (_, line) => <span title={line.move}>{names.deed(line.move)}</span> },
          {
            title: t('subject'),
            width: 160,
            render: (_, line) => (
              <span className="trail-subject" title={line.subject}>
                {names.kind(line.subject)}{' '}
                <button type="button" className="admin-link admin-code" onClick={() => onSubject(line.subject)}>
                  {names.which(line.subject)}
                </button>
              </span>
            ),
          },
          { title: t('change'), width: 170, render: (_, line) => names.change(line.before, line.after) },
          { title: t('reason'), render: (_, line) => line.reason },
          {
            title: t('sealing'),
            width: 80,
            render: (_, line) => (line.sealed ? <Mark tone="green">{t('sealed')}</Mark> : <Mark>{t('unsealed')}</Mark>),
          },
        ]}
      />
      {next != null && (
        <Button className="trail-more" loading={more.busy} onClick={() => void readMore(next)}>
          {t('more')}
        </Button>
      )}
    </>
  )
}
