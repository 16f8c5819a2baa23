// SPDX-License-Identifier: Apache-2.0
import type { Schema } from '@tongguan/api-client'
import { inWords } from '@tongguan/words'
import { Table } from 'antd'
import { Mark } from '../mark.tsx'
import { useT } from './words.ts'

/** What the lists say about a matter, and why. */
export function Answer({ found }: { found: Schema<'BenchOut'> }) {
  const t = useT()
  const { now, drafted } = found
  return (
    <div aria-live="polite">
      <p className="bench-matter">
        <strong>{now.class_name ?? now.class_code}</strong> <span className="admin-code">{now.class_code}</span> ·{' '}
        {now.region_name} <span className="admin-code">{now.region}</span> · {now.source_name}
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
      <dl>
        {said.row !== null && (
          <div>
            <dt>{t('row')}</dt>
            <dd>
              <span className="admin-code">{said.row}</span> {said.basis}
            </dd>
          </div>
        )}
        {said.assists.length > 0 && (
          <div>
            <dt>{t('assists')}</dt>
            <dd>{said.assists.join('、')}</dd>
          </div>
        )}
        {said.path.length > 0 && (
          <div>
            <dt>{t('path')}</dt>
            <dd>{said.path.join(' → ')}</dd>
          </div>
        )}
      </dl>
      {said.machine && <Mark>{t('machine')}</Mark>}
      {said.lead !== null && !said.exact && <Mark tone="amber">{t('inexact')}</Mark>}
    </section>
  )
}

function Considered({ said }: { said: Schema<'Resolved'> }) {
  const t = useT()
  if (said.considered.length === 0) return <p className="admin-note">{t('none')}</p>
  return (
    <Table
      size="small"
      pagination={false}
      dataSource={[...said.considered]}
      rowKey="row"
      columns={[
        {
          title: '',
          width: 80,
          render: (_, one) => <Mark tone={one.won ? 'green' : 'plain'}>{one.won ? t('won') : t('lost')}</Mark>,
        },
        { title: t('row'), width: 150, render: (_, one) => <span className="admin-code">{one.row}</span> },
        {
          title: t('about'),
          render: (_, one) => [one.class_name, one.area_name, one.source_name].filter(Boolean).join(' · '),
        },
        { title: t('lead'), render: (_, one) => one.lead_name ?? one.lead },
        { title: t('why'), render: (_, one) => inWords(one.why, one.why_en) },
      ]}
    />
  )
}
