// SPDX-License-Identifier: Apache-2.0
import type { Schema } from '@tongguan/api-client'
import { count } from '@tongguan/ui'
import { Table } from 'antd'
import { useT } from './words.ts'

/** Real cases tried on the draft: which would have gone elsewhere. */
export function CasesReplayed({ replayed }: { replayed: Schema<'Replayed'> | null }) {
  const t = useT()
  if (replayed === null) return <p className="admin-note">{t('noReplay')}</p>
  return (
    <>
      <p>{t('replayed', { days: replayed.days, cases: count(replayed.cases), moved: count(replayed.moved) })}</p>
      {replayed.retimed > 0 && <p>{t('retimed', { days: replayed.days, retimed: count(replayed.retimed) })}</p>}
      <p>{t('running_cases', { open: count(replayed.open), moved: count(replayed.open_moved) })}</p>
      {replayed.differences.length > 0 && (
        <Table
          size="small"
          pagination={replayed.differences.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
          dataSource={replayed.differences.map((one, index) => ({ ...one, index }))}
          rowKey="index"
          columns={[
            {
              title: t('matter'),
              render: (_, one) => (
                <>
                  {one.class_name} <span className="admin-code">{one.class_code}</span>
                </>
              ),
            },
            { title: t('place'), dataIndex: 'region_name' },
            { title: t('source'), dataIndex: 'source_name' },
            { title: t('before'), render: (_, one) => one.before || t('nobody') },
            { title: t('after'), render: (_, one) => one.after || t('nobody') },
            { title: t('count'), width: 70, align: 'right', render: (_, one) => count(one.cases) },
          ]}
        />
      )}
    </>
  )
}
