// SPDX-License-Identifier: Apache-2.0
import { DownloadOutlined } from '@ant-design/icons'
import { api, type Schema, settled } from '@tongguan/api-client'
import { clockSeconds, count, date, now } from '@tongguan/ui'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { RefusedWords } from '../../moves/refused-words.tsx'
import { useAdminDeed } from '../../pack/data.ts'
import { type RecordNames, useRecordNames } from '../../record/use-record-names.ts'
import { saveCsv } from '../../spreadsheet.ts'
import type { Query } from './asked.ts'
import { useT } from './words.ts'

/** A sheet somebody can still look through; who needs more narrows what is asked. */
const MOST = 20_000

/** Everything that was asked for as one sheet, with how many lines were read so far; it can be stopped. */
export function TrailExport({ query }: { query: Query }) {
  const t = useT()
  const names = useRecordNames()
  const [read, setRead] = useState(0)
  const [told, setTold] = useState('')
  const stopped = useRef(false)
  const wish = useAdminDeed(async () => {
    stopped.current = false
    setTold('')
    const lines: Schema<'AuditLineOut'>[] = []
    let cursor: string | null | undefined
    do {
      const asked = { ...query, limit: 200, ...(cursor == null ? {} : { cursor }) }
      const page = await settled(api.GET('/api/v1/audit/lines', { params: { query: asked } }))
      lines.push(...page.items)
      cursor = page.next
      setRead(lines.length)
    } while (cursor != null && lines.length < MOST && !stopped.current)
    if (stopped.current) return
    const head = ['at', 'person', 'organ', 'what', 'kind', 'subject', 'change', 'reason', 'facts'] as const
    saveCsv(
      [[...head.map((one) => t(one)), 'SHA-256'], ...lines.map((line) => rowOf(line, names))],
      `audit-${date(now())}.csv`,
    )
    setTold(t(cursor == null ? 'exported' : 'exportCut', { n: count(lines.length) }))
  })
  return (
    <div className="trail-buttons row">
      <Button icon={<DownloadOutlined aria-hidden />} loading={wish.busy} onClick={() => void wish.run()}>
        {t('export')}
      </Button>
      <span className="desk-note" aria-live="polite">
        {wish.busy ? t('reading', { n: count(read) }) : told}
      </span>
      {wish.busy && (
        <Button size="small" onClick={() => (stopped.current = true)}>
          {t('stop')}
        </Button>
      )}
      <RefusedWords refused={wish.refused} />
    </div>
  )
}

function rowOf(line: Schema<'AuditLineOut'>, names: RecordNames): string[] {
  return [
    `${date(line.at)} ${clockSeconds(line.at)}`,
    `${line.person_name} ${line.person}`,
    line.organ === null ? '' : names.organ(line.organ, line.organ_name),
    names.deed(line.move),
    names.kind(line.subject),
    line.subject,
    names.change(line.before, line.after),
    line.reason ?? '',
    JSON.stringify(line.facts),
    line.hash,
  ]
}
