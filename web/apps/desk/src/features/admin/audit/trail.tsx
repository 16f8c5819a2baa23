// SPDX-License-Identifier: Apache-2.0
import { $api, api, type Schema, settled } from '@tongguan/api-client'
import { useMe } from '@tongguan/shell'
import { clockSeconds, count, date, dateTime } from '@tongguan/ui'
import { Alert, Button, Table, Typography } from 'antd'
import { useState } from 'react'
import { RefusedWords } from '../../../moves/refused-words.tsx'
import { useWish } from '../data.ts'
import { Mark } from '../mark.tsx'
import { useT as useShared } from '../words.ts'
import { type Asked, askedOf, EMPTY, type Query } from './asked.ts'
import { TrailForm } from './trail-form.tsx'
import { useT } from './words.ts'

type Line = Schema<'AuditLineOut'>

/** Lines of the record by subject, person, move and time; each chain can be verified on the spot. */
export function Trail() {
  const t = useT()
  const shared = useShared()
  const me = useMe()
  const [asked, setAsked] = useState<Asked>(EMPTY)
  const [query, setQuery] = useState<Query>({})
  const [earlier, setEarlier] = useState<Line[]>([])
  const [cursor, setCursor] = useState<string | null>()
  const first = $api.useQuery('get', '/api/v1/audit/lines', { params: { query: { ...query, limit: 50 } } })
  const more = useWish((_key: string, after: string) =>
    settled(api.GET('/api/v1/audit/lines', { params: { query: { ...query, limit: 50, cursor: after } } })),
  )
  const chain = useWish((_key: string, subject: string) =>
    settled(api.GET('/api/v1/audit/chain', { params: { query: { subject } } })),
  )
  const [verdict, setVerdict] = useState<Schema<'ChainOut'>>()
  const next = cursor === undefined ? first.data?.next : cursor
  const search = (wanted: Asked) => {
    setAsked(wanted)
    setQuery(askedOf(wanted))
    setEarlier([])
    setCursor(undefined)
    void first.refetch()
  }
  const readMore = async (after: string) => {
    const page = await more.run(after)
    if (page === undefined) return
    setEarlier([...earlier, ...page.items])
    setCursor(page.next)
  }
  return (
    <>
      <Seals />
      {!me.has('auditor') && <p className="admin-note">{t('only')}</p>}
      <TrailForm asked={asked} onAsk={search} cases={me.has('auditor')} />
      <RefusedWords refused={more.refused ?? chain.refused} />
      {verdict !== undefined && <Verdict verdict={verdict} />}
      <Table<Line>
        size="small"
        loading={first.isPending}
        dataSource={[...(first.data?.items ?? []), ...earlier]}
        rowKey="id"
        pagination={false}
        locale={{ emptyText: shared('nothing') }}
        expandable={{ expandedRowRender: (line) => <Facts line={line} /> }}
        columns={[
          { title: t('at'), width: 150, render: (_, line) => `${date(line.at)} ${clockSeconds(line.at)}` },
          {
            title: t('subject'),
            width: 260,
            render: (_, line) => (
              <span className="trail-subject">
                <button
                  type="button"
                  className="admin-link admin-code"
                  onClick={() => search({ ...EMPTY, subject: line.subject })}
                >
                  {line.subject}
                </button>{' '}
                #{line.no}
              </span>
            ),
          },
          { title: t('what'), width: 150, dataIndex: 'move' },
          {
            title: t('change'),
            width: 190,
            render: (_, line) => [line.before, line.after].filter((one) => one !== null).join(' → '),
          },
          {
            title: t('person'),
            width: 200,
            render: (_, line) => (
              <>
                {line.person_name}
                {line.organ_name !== null && <small className="admin-bar-note"> {line.organ_name}</small>}
              </>
            ),
          },
          { title: t('reason'), render: (_, line) => line.reason },
          {
            title: '',
            width: 180,
            render: (_, line) => (
              <>
                <Mark>{line.sealed ? t('sealed') : t('unsealed')}</Mark>
                <Button
                  size="small"
                  loading={chain.busy}
                  onClick={() => void chain.run(line.subject).then(setVerdict)}
                  aria-label={t('verifyOf', { subject: line.subject })}
                >
                  {t('verify')}
                </Button>
              </>
            ),
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

function Seals() {
  const t = useT()
  const seals = $api.useQuery('get', '/api/v1/audit/seals', {})
  if (seals.data === undefined) return null
  const { entries, blocks, unsealed, last_at, last_hash } = seals.data
  return (
    <p className="admin-note">
      {t('seals', {
        entries: count(entries),
        blocks: count(blocks),
        unsealed: count(unsealed),
        at: last_at ? dateTime(last_at) : '—',
      })}
      {last_hash !== null && (
        <>
          {' · '}
          {t('head')}{' '}
          <Typography.Text copyable={{ text: last_hash }} className="admin-code">
            {last_hash.slice(0, 16)}…
          </Typography.Text>{' '}
          {t('keep')}
        </>
      )}
    </p>
  )
}

function Verdict({ verdict }: { verdict: Schema<'ChainOut'> }) {
  const t = useT()
  const { subject, lines, holds, broken_at, head } = verdict
  if (lines === 0) return <Alert type="warning" showIcon title={t('empty', { subject })} />
  return holds ? (
    <Alert type="success" showIcon title={t('holds', { subject, n: lines, head: `${head.slice(0, 16)}…` })} />
  ) : (
    <Alert type="error" showIcon title={t('broken', { subject, at: broken_at ?? '' })} />
  )
}

function Facts({ line }: { line: Line }) {
  return (
    <dl className="trail-facts">
      {Object.entries(line.facts).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
        </div>
      ))}
      <div>
        <dt>SHA-256</dt>
        <dd className="admin-code">{line.hash}</dd>
      </div>
    </dl>
  )
}
