// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { api, type Schema, settled } from '@tongguan/api-client'
import { Table } from '@tongguan/lists'
import { inWords } from '@tongguan/words'
import { useT } from './words.ts'

const PAGE = 200

/** The rows that could not be registered, and what to write instead. */
export function BadRows({ importId, bad }: { importId: string; bad: number }) {
  const t = useT()
  const asked = useQuery({ queryKey: ['bad-rows', importId, bad], queryFn: () => everyRow(importId) })
  return (
    <Table
      label={t('badRows')}
      labelled
      dense
      asked={asked}
      rows={asked.data}
      rowKey={(one) => `${one.row}-${one.column}`}
      columns={[
        { key: 'row', name: t('row'), width: 70, number: true, cell: (one) => one.row },
        { key: 'column', name: t('column'), width: 120, cell: (one) => one.column },
        { key: 'value', name: t('value'), cell: (one) => one.value },
        { key: 'problem', name: t('problem'), cell: (one) => inWords(one.problem_zh, one.problem_en) },
        { key: 'advice', name: t('advice'), cell: (one) => one.advice_zh },
      ]}
    />
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
