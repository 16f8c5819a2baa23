// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router'
import { api, type Schema, settled } from '@tongguan/api-client'
import { type Fact, Facts } from '@tongguan/ui'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { RefusedWords } from '../../moves/refused-words.tsx'
import { useAdminDeed } from '../../pack/data.ts'
import { partsOf } from '../../record/subject.ts'
import { useT } from './words.ts'

/** What else is on record with a line; the chain of its subject can be verified on the spot. */
export function LineFacts({ line }: { line: Schema<'AuditLineOut'> }) {
  const t = useT()
  const chain = useAdminDeed((_key: string, subject: string) =>
    settled(api.GET('/api/v1/audit/chain', { params: { query: { subject } } })),
  )
  const [verdict, setVerdict] = useState<Schema<'Chain'>>()
  const [kind, id] = partsOf(line.subject)
  return (
    <>
      <Facts
        narrow
        of={[
          [t('subject'), code(`${line.subject} #${line.no}`)],
          ...Object.entries(line.facts).map(
            ([name, value]): Fact => [name, code(typeof value === 'string' ? value : JSON.stringify(value))],
          ),
          ['SHA-256', code(line.hash)],
        ]}
      />
      <div className="trail-buttons row">
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

function code(value: string) {
  return <span className="desk-code">{value}</span>
}

function Verdict({ verdict }: { verdict: Schema<'Chain'> }) {
  const t = useT()
  const { subject, lines, holds, broken_at, head } = verdict
  if (lines === 0) return <Alert type="warning" showIcon title={t('empty', { subject })} />
  return holds ? (
    <Alert type="success" showIcon title={t('holds', { subject, n: lines, head: `${head.slice(0, 16)}…` })} />
  ) : (
    <Alert type="error" showIcon title={t('broken', { subject, at: broken_at ?? '' })} />
  )
}
