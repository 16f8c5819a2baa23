// SPDX-License-Identifier: Apache-2.0
import { $api, api, type Refused, refusalOf, type Schema, settled } from '@tongguan/api-client'
import { count } from '@tongguan/ui'
import { inWords } from '@tongguan/words'
import { Button, Progress } from 'antd'
import { useId, useState } from 'react'
import { useCity } from '../../city.ts'
import { RefusedWords } from '../../moves/refused-words.tsx'
import { BadRows } from './bad-rows.tsx'
import { useT } from './words.ts'

/** A file of reports: chosen, taken in beside the requests, told how far it is, with the rows that were wrong. */
export function BatchImport() {
  const t = useT()
  const id = useId()
  const city = useCity()
  const [source, setSource] = useState('hotline_12345')
  const [file, setFile] = useState<File>()
  const [lines, setLines] = useState<number>()
  const [begun, setBegun] = useState<Schema<'Import'>>()
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused>()

  async function choose(chosen: File | undefined) {
    setFile(chosen)
    setBegun(undefined)
    setRefused(undefined)
    // A CSV can be counted before it is read; of a workbook only the platform knows.
    setLines(chosen?.name.toLowerCase().endsWith('.csv') ? linesIn(await chosen.text()) : undefined)
  }

  async function take() {
    if (file === undefined) return
    const form = new FormData()
    form.set('file', file)
    form.set('source', source)
    setBusy(true)
    setRefused(undefined)
    try {
      const body = { file: '', source }
      setBegun(await settled(api.POST('/api/v1/intake/batch', { body, bodySerializer: () => form })))
    } catch (thrown) {
      setRefused(refusalOf(thrown))
    } finally {
      setBusy(false)
    }
  }

  return (
    <section className="intake-batch" aria-label={t('batch')}>
      <p className="intake-note">{t('fileHint')}</p>
      <div className="intake-row">
        <div className="intake-field">
          <label htmlFor={`${id}-source`}>{t('source')}</label>
          <select
            id={`${id}-source`}
            className="intake-input"
            value={source}
            onChange={(event) => setSource(event.target.value)}
          >
            {(city?.sources ?? []).map((one) => (
              <option key={one.code} value={one.code}>
                {inWords(one.name, one.name_en)}
              </option>
            ))}
          </select>
        </div>
        <div className="intake-field">
          <span>{t('file')}</span>
          <label className="intake-file intake-file-large">
            {file?.name ?? t('chooseFile')}
            <input
              type="file"
              accept=".csv,.xlsx"
              className="visually-hidden"
              aria-label={t('file')}
              onChange={(event) => void choose(event.target.files?.[0])}
            />
          </label>
        </div>
        <Button type="primary" disabled={file === undefined} loading={busy} onClick={() => void take()}>
          {t('take')}
        </Button>
      </div>
      <RefusedWords refused={refused} />
      {begun !== undefined && <HowFar begun={begun} lines={lines} />}
    </section>
  )
}

/** Lines of a CSV below its header; a line break inside quotes does not count. */
export function linesIn(text: string): number {
  let quoted = false
  let lines = 0
  let filled = false
  for (const letter of text) {
    if (letter === '"') quoted = !quoted
    if (letter === '\n' && !quoted) {
      if (filled) lines += 1
      filled = false
    } else if (letter.trim() !== '') filled = true
  }
  return Math.max(0, lines + Number(filled) - 1)
}

function HowFar({ begun, lines }: { begun: Schema<'Import'>; lines: number | undefined }) {
  const t = useT()
  const asked = $api.useQuery(
    'get',
    '/api/v1/intake/batch/{import_id}',
    { params: { path: { import_id: begun.id } } },
    {
      refetchInterval: (query) => (query.state.data?.state === 'done' ? false : 700),
    },
  )
  const state = asked.data ?? begun
  const done = state.state === 'done'
  const share = done ? 100 : lines === undefined ? 0 : Math.min(99, Math.floor((state.read / Math.max(1, lines)) * 100))
  return (
    <>
      <div role="status">
        <strong>{done ? t('done') : t('running')}</strong>
        <Progress percent={share} status={done ? 'normal' : 'active'} aria-label={t('running')} />
        <p className="intake-batch-counts number">
          {[
            t('rowsRead', { n: count(state.read) }),
            t('rowsRegistered', { n: count(state.registered) }),
            t('rowsKnown', { n: count(state.known) }),
            t('rowsBad', { n: count(state.bad) }),
          ].join(' · ')}
        </p>
      </div>
      {state.bad > 0 && <BadRows importId={state.id} bad={state.bad} />}
    </>
  )
}
