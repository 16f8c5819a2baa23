// SPDX-License-Identifier: Apache-2.0
import { count } from '@tongguan/ui'
import { Table } from 'antd'
import type { Report } from '../data.ts'
import { useT } from './words.ts'

/** Which matters get another lead, said with the names of the units. */
export function Leads({ report }: { report: Report }) {
  const t = useT()
  if (report.leads.length === 0) return <p className="admin-note">{t('noLeads')}</p>
  return (
    <>
      <p>{t('matters', { n: count(report.matters) })}</p>
      <Table
        size="small"
        pagination={report.leads.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
        dataSource={report.leads.map((one, index) => ({ ...one, index }))}
        rowKey="index"
        columns={[
          {
            title: t('matter'),
            render: (_, one) => (
              <>
                {one.class_name} <span className="admin-code">{one.class_code}</span>
                {one.classes > 1 && ` ${t('others', { n: one.classes })}`}
              </>
            ),
          },
          {
            title: t('before'),
            render: (_, one) => <Lead name={one.before} row={one.row_before} />,
          },
          { title: t('after'), render: (_, one) => <Lead name={one.after} row={one.row_after} /> },
          { title: t('place'), width: 110, render: (_, one) => t('cells', { n: count(one.cells) }) },
          { title: t('count'), width: 110, align: 'right', render: (_, one) => count(one.matters) },
        ]}
      />
    </>
  )
}

function Lead({ name, row }: { name: string; row: string | null }) {
  const t = useT()
  return (
    <>
      {name || t('nobody')}
      {row !== null && <span className="admin-code"> {row}</span>}
    </>
  )
}
