// SPDX-License-Identifier: Apache-2.0
import { Paged, Table } from '@tongguan/lists'
import { count } from '@tongguan/ui'
import type { Report } from '../../../pack/data.ts'
import { useT } from './words.ts'

/** Which matters get another lead, said with the names of the units. */
export function Leads({ report }: { report: Report }) {
  const t = useT()
  if (report.leads.length === 0) return <p className="desk-hint">{t('noLeads')}</p>
  return (
    <>
      <p>{t('matters', { n: count(report.matters) })}</p>
      <Paged rows={report.leads}>
        {(rows) => (
          <Table
            label={t('leads')}
            dense
            rows={rows}
            rowKey={(one) => String(report.leads.indexOf(one))}
            columns={[
              {
                key: 'matter',
                name: t('matter'),
                cell: (one) => (
                  <>
                    {one.class_name} <span className="desk-code">{one.class_code}</span>
                    {one.classes > 1 && ` ${t('others', { n: one.classes })}`}
                  </>
                ),
              },
              { key: 'before', name: t('before'), cell: (one) => <Lead name={one.before} row={one.row_before} /> },
              { key: 'after', name: t('after'), cell: (one) => <Lead name={one.after} row={one.row_after} /> },
              { key: 'place', name: t('place'), width: 110, cell: (one) => t('cells', { n: count(one.cells) }) },
              { key: 'count', name: t('count'), width: 110, end: true, cell: (one) => count(one.matters) },
            ]}
          />
        )}
      </Paged>
    </>
  )
}

function Lead({ name, row }: { name: string; row: string | null }) {
  const t = useT()
  return (
    <>
      {name || t('nobody')}
      {row !== null && <span className="desk-code"> {row}</span>}
    </>
  )
}
