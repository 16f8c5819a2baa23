// SPDX-License-Identifier: Apache-2.0
import { keepPreviousData } from '@tanstack/react-query'
import { $api } from '@tongguan/api-client'
import { useId, useState } from 'react'
import { useSettled } from '../../moves/settle.ts'
import { useT } from './words.ts'

/** Look something up in the responsibility list; with a place, the units that are meant there are named. */
export function ListSearch({ region }: { region: string }) {
  const t = useT()
  const id = useId()
  const [text, setText] = useState('')
  const [here, setHere] = useState(true)
  const wanted = useSettled(text.trim(), 250)
  const rows = $api.useQuery(
    'get',
    '/api/v1/dispatch/rows',
    { params: { query: { text: wanted, region: here ? region : '', limit: 30 } } },
    { enabled: wanted !== '', staleTime: 60_000, placeholderData: keepPreviousData },
  ).data
  return (
    <section className="dispatch-list" aria-label={t('list')}>
      <h3>
        <label htmlFor={id}>{t('list')}</label>
      </h3>
      <input
        id={id}
        type="search"
        className="desk-input"
        value={text}
        placeholder={t('listHint')}
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
      />
      {region !== '' && (
        <label className="dispatch-here">
          <input type="checkbox" checked={here} onChange={(event) => setHere(event.target.checked)} /> {t('listHere')}
        </label>
      )}
      <div aria-live="polite">
        {wanted !== '' && rows?.length === 0 && <p className="desk-note">{t('listNone')}</p>}
        <ul className="dispatch-rows">
          {wanted !== '' &&
            rows?.map((row) => (
              <li key={row.row}>
                <strong>{row.class_path}</strong> → {row.lead_name}
                <span className="desk-note">
                  {[
                    row.row,
                    row.area_name,
                    row.basis,
                    row.assist_names.length > 0 && t('assists', { units: row.assist_names.join('、') }),
                    row.machine && t('listMachine'),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </li>
            ))}
        </ul>
      </div>
    </section>
  )
}
