// SPDX-License-Identifier: Apache-2.0

import type { Schema } from '@tongguan/api-client'
import { Table } from '@tongguan/lists'
import { Facts, Tag } from '@tongguan/ui'
import { inWords } from '@tongguan/words'
import { useT } from './words.ts'

/** What the lists say about a matter, and why. */
export function Answer({ found }: { found: Schema<'BenchOut'> }) {
  const t = useT()
  const { now, drafted } = found
  return (
    <div aria-live="polite">
      <p className="bench-matter">
        <strong>{now.class_name ?? now.class_code}</strong> <span className="desk-code">{now.class_code}</span> ·{' '}
        {now.region_name} <span className="desk-code">{now.region}</span> · {now.source_name}
        {found.handled_by_name !== null && <> · {t('handled', { name: found.handled_by_name })}</>}
      </p>
      <div className="bench-answers">
        <Resolution title={t('now', { no: found.edition })} said={now} />
        {drafted !== null && <Resolution title={t('drafted')} said={drafted} different={drafted.lead !== now.lead} />}
      </div>
      <h2>{t('rows')}</h2>
      <Considered said={drafted ?? now} />
    </div>
  )
}

function Resolution({
  title,
  said,
  different = false,
}: {
  title: string
  said: Schema<'Resolved'>
  different?: boolean
}) {
  const t = useT()
  return (
    <section className={different ? 'bench-answer bench-different' : 'bench-answer'}>
      <h3>{title}</h3>
      <p className="bench-lead">{said.lead_name ?? t('nobody')}</p>
      <Facts
        narrow
        of={[
          [
            t('row'),
            said.row !== null && (
              <>
                <span className="desk-code">{said.row}</span> {said.basis}
              </>
            ),
          ],
          [t('assists'), said.assists.join('、')],
          [t('path'), said.path.join(' → ')],
        ]}
      />
      {said.machine && <Tag>{t('machine')}</Tag>}
      {said.lead !== null && !said.exact && <Tag tone="amber">{t('inexact')}</Tag>}
    </section>
  )
}

function Considered({ said }: { said: Schema<'Resolved'> }) {
  const t = useT()
  if (said.considered.length === 0) return <p className="desk-hint">{t('none')}</p>
  return (
    <Table
      label={t('rows')}
      dense
      rows={said.considered}
      rowKey={(one) => one.row}
      columns={[
        {
          key: 'won',
          name: t('won'),
          silent: true,
          width: 80,
          cell: (one) => <Tag tone={one.won ? 'green' : 'plain'}>{one.won ? t('won') : t('lost')}</Tag>,
        },
        { key: 'row', name: t('row'), width: 150, cell: (one) => <span className="desk-code">{one.row}</span> },
        {
          key: 'about',
          name: t('about'),
          cell: (one) => [one.class_name, one.area_name, one.source_name].filter(Boolean).join(' · '),
        },
        { key: 'lead', name: t('lead'), cell: (one) => one.lead_name ?? one.lead },
        { key: 'why', name: t('why'), cell: (one) => inWords(one.why, one.why_en) },
      ]}
    />
  )
}
