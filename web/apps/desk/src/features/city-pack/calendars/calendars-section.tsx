// SPDX-License-Identifier: Apache-2.0
import { Views } from '@tongguan/lists'
import { date, now } from '@tongguan/ui'
import { words } from '@tongguan/words'
import { Alert } from 'antd'
import { useState } from 'react'
import { RefusedWords } from '../../../moves/refused-words.tsx'
import { type RowEdit, useAdminDeed, useChosenDraft, useTable, verbs } from '../../../pack/data.ts'
import { SheetTable } from '../../../pack/sheet-table.tsx'
import { type Exception, turned, workingDays } from './year.ts'
import { YearGrid } from './year-grid.tsx'
import './year.css'

const useT = words('admin.calendars', {
  year: ['年份', 'Year'],
  unpublished: ['{{year}} 年放假安排尚未公布', 'The holidays of {{year}} are not published yet'],
  provisional: [
    '国务院办公厅通常在前一年十一月公布。此前时限按周一至周五推算，并标明“暂定”。公布后请在下方“年份”表改为已公布，再录入放假与调休日。',
    'Until then deadlines are counted from Monday to Friday and said to be provisional. Set the year to published below, then enter the days.',
  ],
  published: [
    '{{year}} 年已公布（{{edition}}），工作日 {{days}} 天。依据：{{source}}',
    '{{year}} is published ({{edition}}): {{days}} working days. {{source}}',
  ],
  click: [
    '草稿中点某一天可改为放假或调休上班，再点恢复。',
    'In a draft, press a day to make it a holiday or a working weekend; press again to undo.',
  ],
  days: ['放假与调休', 'Holidays'],
  years: ['年份', 'Years'],
})

/** The working calendar of each year: holidays, 调休, and whether the year is known yet. */
export default function CalendarsSection() {
  const t = useT()
  const { id, draft } = useChosenDraft()
  const years = useTable(id, 'calendar_years.csv', { limit: 100 })
  const days = useTable(id, 'calendars.csv', { limit: 3_000 })
  const wish = useAdminDeed(verbs.rows)
  const known = (years.data?.rows ?? []).filter((one) => one.change !== 'removed')
  const [chosen, setChosen] = useState<string>()
  const thisYear = date(now()).slice(0, 4)
  const row = known.find((one) => one.key === (chosen ?? thisYear)) ?? known.at(-1)
  const year = Number(row?.key ?? thisYear)
  const exceptions = new Map<string, Exception>(
    (days.data?.rows ?? [])
      .filter((one) => one.change !== 'removed')
      .map((one) => [one.key, { kind: one.cells.kind ?? '', note: one.cells.note ?? '' }]),
  )
  const published = row?.cells.status === 'published'
  const editable = draft?.state === 'open' && published ? draft : undefined
  const change = (edit: Omit<RowEdit, 'file'>) => {
    if (editable !== undefined) void wish.run(editable, [{ file: 'calendars.csv', ...edit }])
  }
  return (
    <>
      <Views
        label={t('year')}
        value={String(year)}
        onChange={setChosen}
        views={known.map((one) => ({
          value: one.key,
          name: one.cells.status === 'published' ? one.key : `${one.key} · ${one.names.status ?? ''}`,
        }))}
      />
      {row !== undefined &&
        (published ? (
          <p>
            {t('published', {
              year,
              edition: row.cells.edition ?? '',
              days: workingDays(year, exceptions),
              source: row.cells.source_note ?? '',
            })}
          </p>
        ) : (
          <Alert type="warning" showIcon title={t('unpublished', { year })} description={t('provisional')} />
        ))}
      {editable !== undefined && <p className="desk-hint">{t('click')}</p>}
      <RefusedWords refused={wish.refused} />
      <YearGrid
        year={year}
        exceptions={exceptions}
        busy={wish.busy}
        {...(editable === undefined
          ? {}
          : {
              onTurn: (day) => {
                const kind = turned(day)
                if (kind === undefined) change({ key: day.date, cells: null })
                else change({ key: null, cells: { date: day.date, kind, note: '' } })
              },
            })}
      />
      <h2>{t('years')}</h2>
      <SheetTable file="calendar_years.csv" />
      <h2>{t('days')}</h2>
      <SheetTable key={year} file="calendars.csv" text={String(year)} />
    </>
  )
}
