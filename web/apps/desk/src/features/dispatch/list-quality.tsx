// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router'
import { $api } from '@tongguan/api-client'
import { Table } from '@tongguan/lists'
import { percent, shortTime } from '@tongguan/ui'
import { useCityNames } from '../../city.ts'
import { ListSearch } from './list-search.tsx'
import { useT } from './words.ts'

/** How well the list does: what the machine got wrong, and the rows that erred. */
export function ListQuality() {
  const t = useT()
  const names = useCityNames()
  const tolerance = $api.useQuery('get', '/api/v1/dispatch/tolerance', {})
  const flagged = $api.useQuery('get', '/api/v1/dispatch/flagged-rows', {})
  return (
    <div className="dispatch-quality scroll">
      <section>
        <h2>{t('flagged')}</h2>
        <Table
          label={t('flagged')}
          dense
          asked={flagged}
          rows={flagged.data}
          rowKey={(row) => `${row.row}:${row.edition}`}
          empty={t('none')}
          columns={[
            {
              key: 'row',
              name: t('rowOf'),
              cell: (row) => (
                <span title={t('rowNo', { row: row.row, edition: row.edition })}>
                  {row.listed?.class_path ?? row.row}
                  {row.listed && (
                    <span className="desk-note dispatch-second">
                      → {row.listed.lead_name} · {row.listed.basis}
                    </span>
                  )}
                </span>
              ),
            },
            { key: 'returns', name: t('returns'), width: 72, number: true, cell: (row) => row.returns },
            {
              key: 'last',
              name: t('last'),
              width: '44%',
              cell: (row) => (
                <>
                  {t('shouldBe', {
                    wrong: row.last_unit === null ? '—' : names.organ(row.last_unit.id, row.last_unit.name),
                    right:
                      row.last_right_unit === null
                        ? t('unknownUnit')
                        : names.organ(row.last_right_unit.id, row.last_right_unit.name),
                  })}
                  <span className="desk-note dispatch-second">
                    <Link to="/cases/$ref" params={{ ref: row.last_task_no }}>
                      {row.last_task_no}
                    </Link>{' '}
                    · {shortTime(row.last_at)} · {row.last_reason}
                  </span>
                </>
              ),
            },
          ]}
        />
      </section>
      <section>
        <h2>{t('tolerance')}</h2>
        <Table
          label={t('tolerance')}
          dense
          asked={tolerance}
          rows={tolerance.data}
          rowKey={(row) => row.class_code}
          empty={t('none')}
          columns={[
            {
              key: 'class',
              name: t('className'),
              cell: (row) => <span title={row.class_code}>{row.class_name}</span>,
            },
            { key: 'dispatched', name: t('dispatched'), width: 80, number: true, cell: (row) => row.dispatched },
            { key: 'wrong', name: t('wrong'), width: 70, number: true, cell: (row) => row.wrong },
            { key: 'rate', name: t('rate'), width: 90, number: true, cell: (row) => `${percent(row.error_rate)}%` },
          ]}
        />
      </section>
      <ListSearch region="" />
    </div>
  )
}
