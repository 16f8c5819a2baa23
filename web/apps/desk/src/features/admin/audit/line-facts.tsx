// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router'
import { api, type Schema, settled } from '@tongguan/api-client'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { RefusedWords } from '../../../moves/refused-words.tsx'
import { useWish } from '../data.ts'
import { partsOf } from './deeds.ts'
import { useT } from './words.ts'

/** What else is on record with a line; the chain of its subject can be verified on the spot. */
export function LineFacts({ line }: { line: Schema<'AuditLineOut'> }) {
  const t = useT()
  const chain = useWish((_key: string, subject: string) =>
    settled(api.GET('/api/v1/audit/chain', { params: { query: { subject } } })),
  )
  const [verdict, setVerdict] = useState<Schema<'ChainOut'>>()
  const [kind, id] = partsOf(line.subject)
  return (
    <>
      <dl className="trail-facts">
        <Fact name={t('subject')} value={`${line.subject} #${line.no}`} />
        {Object.entries(line.facts).map(([name, value]) => (
          <Fact key={name} name={name} value={typeof value === 'string' ? value : JSON.stringify(value)} />
        ))}
        <Fact name="SHA-256" value={line.hash} />
      </dl>
      <div className="trail-buttons">
        <Button size="small" loading={chain.busy} onClick={() => void chain.run(line.subject).then(setVerdict)}>
          {t('verify')}
        </Button>
        {kind === 'case' && (
          <Link to="/cases/$ref" params={{ ref: id }}>
            {t('openCase')}
          </Link>
        )}
      </div>
      <RefusedWords refused={chain.refused} />
      {verdict !== undefined && <Verdict verdict={verdict} />}
    </>
  )
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="admin-code">{value}</dd>
    </div>
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
