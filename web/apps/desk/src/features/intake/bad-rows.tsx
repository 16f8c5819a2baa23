// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { api, type Schema, settled } from '@tongguan/api-client'
import { inWords } from '@tongguan/words'
import { useT } from './words.ts'

const PAGE = 200

/** The rows that could not be registered, and what to write instead. */
export function BadRows({ importId, bad }: { importId: string; bad: number }) {
  const t = useT()
  const rows = useQuery({ queryKey: ['bad-rows', importId, bad], queryFn: () => everyRow(importId) }).data
  return (
    <table className="desk-table desk-table-dense intake-bad">
      <caption>{t('badRows')}</caption>
      <thead>
        <tr>
          <th scope="col" className="intake-bad-row">
            {t('row')}
          </th>
          <th scope="col" className="intake-bad-column">
            {t('column')}
          </th>
          <th scope="col">{t('value')}</th>
          <th scope="col">{t('problem')}</th>
          <th scope="col">{t('advice')}</th>
        </tr>
      </thead>
      <tbody>
        {rows?.map((one) => (
          <tr key={`${one.row}-${one.column}`}>
            <td className="number">{one.row}</td>
            <td>{one.column}</td>
            <td>{one.value}</td>
            <td>{inWords(one.problem_zh, one.problem_en)}</td>
            <td>{one.advice_zh}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

async function everyRow(importId: string): Promise<Schema<'BadRow'>[]> {
  const rows: Schema<'BadRow'>[] = []
  for (;;) {
    const page = await settled(
      api.GET('/api/v1/intake/batch/{import_id}/bad-rows', {
        params: { path: { import_id: importId }, query: { after: rows.at(-1)?.row ?? 0 } },
      }),
    )
    rows.push(...page)
    if (page.length < PAGE || rows.length >= 2_000) return rows
  }
}
