// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query'
import { api, type Refused, refusalOf, type Schema, settled } from '@tongguan/api-client'
import { inWords } from '@tongguan/words'
import { Button } from 'antd'
import { useId, useState } from 'react'
import { useCity } from '../../city.ts'
import { RefusedWords } from '../../moves/refused-words.tsx'
import { HowFar, importState } from './import-progress.tsx'
import { useT } from './words.ts'

const SYSTEMS = ['', 'wgs84', 'gcj02', 'bd09', 'cgcs2000'] as const

/** A file of reports: chosen, taken in beside the requests, told how far it is, with the rows that were wrong. */
export function BatchImport() {
  const t = useT()
  const id = useId()
  const city = useCity()
  const queries = useQueryClient()
  const sources = city?.sources ?? []
  const [chosen, setSource] = useState('hotline_12345')
  // A city need not have that hotline; what is sent is what the list shows.
  const source = sources.some((one) => one.code === chosen) ? chosen : (sources[0]?.code ?? chosen)
  const [system, setSystem] = useState<(typeof SYSTEMS)[number]>('')
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
    form.set('system', system)
    setBusy(true)
    setBegun(undefined)
    setRefused(undefined)
    try {
      const body = { file: '', source, system }
      const taken = await settled(api.POST('/api/v1/intake/batch', { body, bodySerializer: () => form }))
      queries.setQueryData(importState(taken.id).queryKey, taken) // sent again, it is no longer broken off
      setBegun(taken)
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
            className="desk-input"
            value={source}
            onChange={(event) => setSource(event.target.value)}
          >
            {sources.map((one) => (
              <option key={one.code} value={one.code}>
                {inWords(one.name, one.name_en)}
              </option>
            ))}
          </select>
        </div>
        <div className="intake-field">
          <label htmlFor={`${id}-system`}>{t('system')}</label>
          <select
            id={`${id}-system`}
            className="desk-input"
            value={system}
            onChange={(event) => setSystem(event.target.value as typeof system)}
          >
            {SYSTEMS.map((one) => (
              <option key={one} value={one}>
                {t(`system_${one}`)}
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
