// SPDX-License-Identifier: Apache-2.0
import { $api, type Schema } from '@tongguan/api-client'
import { BY_CURSOR, type Column, More, Table, useFilters, usePages } from '@tongguan/lists'
import { useMe } from '@tongguan/shell'
import { clockSeconds, date, Tag } from '@tongguan/ui'
import { useState } from 'react'
import { useRecordNames } from '../../record/use-record-names.ts'
import { type Asked, askedOf, EMPTY, filters, type Query } from './asked.ts'
import { LineFacts } from './line-facts.tsx'
import { Seals } from './seals.tsx'
import { TrailExport } from './trail-export.tsx'
import { TrailForm } from './trail-form.tsx'
import { useT } from './words.ts'

/** Lines of the record by subject, person, deed and time; what is asked stands in the address. */
export function Trail() {
  const me = useMe()
  const [{ subject = '', who = '', move = '', since = '', until = '' }, change] = useFilters(filters)
  const asked: Asked = { subject, who, move, since, until }
  const query = askedOf(asked)
  return (
    <>
      <Seals />
      <TrailForm asked={asked} onAsk={change} cases={me.may('audit.cases')} />
      <Lines key={JSON.stringify(query)} query={query} onSubject={(subject) => change({ ...EMPTY, subject })} />
    </>
  )
}

type Line = Schema<'AuditLineOut'>

/** What was asked for, the newest first. */
function Lines({ query, onSubject }: { query: Query; onSubject(subject: string): void }) {
  const t = useT()
  const [open, onOpen] = useState<string>()
  const pages = usePages(
    $api.useInfiniteQuery('get', '/api/v1/audit/lines', { params: { query: { ...query, limit: 50 } } }, BY_CURSOR),
  )
  return (
    <>
      <TrailExport query={query} />
      <Table
        label={t('trail')}
        dense
        columns={useColumns(onSubject)}
        rows={pages.rows}
        rowKey={(line) => String(line.id)}
        asked={pages.asked}
        opening={{ open, onOpen, content: (line) => <LineFacts line={line} /> }}
      />
      <More pages={pages} byHand>
        {t('more')}
      </More>
    </>
  )
}

function useColumns(onSubject: (subject: string) => void): readonly Column<Line>[] {
  const t = useT()
  const names = useRecordNames()
  return [
    {
      key: 'at',
      name: t('at'),
      width: 165,
      number: true,
      cell: (line) => `${date(line.at)} ${clockSeconds(line.at)}`,
    },
    {
      key: 'person',
      name: t('person'),
      width: 180,
      cell: (line) => (
        <>
          {line.person_name}
          {line.organ !== null && line.organ !== line.person && (
            <small className="trail-organ">{names.organ(line.organ, line.organ_name)}</small>
          )}
        </>
      ),
    },
    {
      key: 'what',
      name: t('what'),
      width: 130,
      cell: (line) => <span title={line.move}>{names.deed(line.move)}</span>,
    },
    {
      key: 'subject',
      name: t('subject'),
      width: 160,
      cell: (line) => (
        <span className="trail-subject" title={line.subject}>
          {names.kind(line.subject)}{' '}
          <button type="button" className="desk-link desk-code" onClick={() => onSubject(line.subject)}>
            {names.which(line.subject)}
          </button>
        </span>
      ),
    },
    { key: 'change', name: t('change'), width: 170, cell: (line) => names.change(line.before, line.after) },
    { key: 'reason', name: t('reason'), cell: (line) => line.reason },
    {
      key: 'sealing',
      name: t('sealing'),
      width: 80,
      cell: (line) => (line.sealed ? <Tag tone="green">{t('sealed')}</Tag> : <Tag>{t('unsealed')}</Tag>),
    },
  ]
}
