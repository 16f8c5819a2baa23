// SPDX-License-Identifier: Apache-2.0
import { inWords } from '@tongguan/words'
import { Alert, Button, Drawer, InputNumber, Progress, Tabs } from 'antd'
import { useState } from 'react'
import { useT as useShared } from '../../../common-words.ts'
import { Labelled } from '../../../labelled.tsx'
import { RefusedWords } from '../../../moves/refused-words.tsx'
import { type Check, type Draft, useAdminDeed, useCheck, verbs } from '../../../pack/data.ts'
import { ApplyForm } from './apply-form.tsx'
import { CasesReplayed } from './cases-replayed.tsx'
import { Changes } from './changes.tsx'
import { Findings } from './findings.tsx'
import { Leads } from './leads.tsx'
import { useT } from './words.ts'
import './check.css'

/** Prove a draft, read what it changes, and put it in force. */
export function CheckPanel({ draft, onClose }: { draft: Draft; onClose(): void }) {
  const t = useT()
  const shared = useShared()
  const found = useCheck(draft.id)
  const wish = useAdminDeed(verbs.check)
  const [days, setDays] = useState(30)
  const check = found.data ?? undefined
  const running = check !== undefined && check.ended_at === null
  const run = async () => {
    await wish.run(draft, days)
    await found.refetch()
  }
  return (
    <Drawer
      open
      onClose={onClose}
      size="large"
      styles={{ wrapper: { width: 'min(1180px, 92vw)' } }}
      title={t('title', { title: draft.title })}
      closable={{ 'aria-label': shared('close') }}
      footer={<ApplyForm draft={draft} check={check} onApplied={onClose} />}
    >
      <div className="check-start">
        <Button type={check?.fresh ? 'default' : 'primary'} onClick={() => void run()} loading={wish.busy || running}>
          {check === undefined ? t('run') : t('again')}
        </Button>
        <Labelled label={t('days')} className="row">
          {(id) => (
            <InputNumber
              id={id}
              min={1}
              max={366}
              value={days}
              onChange={(value) => setDays(value ?? 30)}
              style={{ width: 80 }}
            />
          )}
        </Labelled>
        <a href={`/api/v1/drafts/${draft.id}/pack.zip`} download>
          {t('download')}
        </a>
      </div>
      <RefusedWords refused={wish.refused} />
      {running && <Running check={check} />}
      <Verdict check={check} running={running} />
      {!running && check?.report && (
        <Tabs
          items={[
            {
              key: 'findings',
              label: `${t('findings')} ${check.report.findings.length}`,
              children: <Findings findings={check.report.findings} />,
            },
            {
              key: 'changes',
              label: `${t('changes')} ${check.report.rows_in_all}`,
              children: <Changes report={check.report} base={draft.base} />,
            },
            { key: 'leads', label: t('leads'), children: <Leads report={check.report} /> },
            { key: 'cases', label: t('cases'), children: <CasesReplayed replayed={check.report.replayed} /> },
            { key: 'figures', label: t('figures'), children: <Figures check={check} /> },
          ]}
        />
      )}
    </Drawer>
  )
}

function Running({ check }: { check: Check }) {
  const t = useT()
  return (
    <div role="status">
      <p>{t('running', { step: inWords(check.step_name, check.step_name_en) })}</p>
      <Progress
        percent={Math.round((check.step / check.steps) * 100)}
        status="active"
        aria-label={t('progress')}
        format={(shown) => `${shown} %`}
      />
    </div>
  )
}

function Verdict({ check, running }: { check: Check | undefined; running: boolean }) {
  const t = useT()
  if (check === undefined) return <p className="desk-hint">{t('never')}</p>
  if (running) return null
  if (!check.report) return <Alert type="warning" title={t('broken')} showIcon />
  if (!check.fresh) return <Alert type="warning" title={t('stale')} showIcon />
  return check.report.faults > 0 ? (
    <Alert type="error" title={t('faulty', { n: check.report.faults })} showIcon />
  ) : (
    <Alert type="success" title={t('sound', { n: check.report.warnings })} showIcon />
  )
}

function Figures({ check }: { check: Check }) {
  return (
    <dl className="check-figures">
      {check.report?.figures.map((one) => (
        <div key={one.name_en}>
          <dt>{inWords(one.name_zh, one.name_en)}</dt>
          <dd className="number">{one.value.toLocaleString('en-US')}</dd>
        </div>
      ))}
    </dl>
  )
}
