// SPDX-License-Identifier: Apache-2.0
import type { Schema } from '@tongguan/api-client'
import { Paged, Table } from '@tongguan/lists'
import { count } from '@tongguan/ui'
import { useT } from './words.ts'

/** Real cases tried on the draft: which would have gone elsewhere. */
export function CasesReplayed({ replayed }: { replayed: Schema<'Replayed'> | null }) {
  const t = useT()
  if (replayed === null) return <p className="desk-hint">{t('noReplay')}</p>
  return (
    <>
      <p>{t('replayed', { days: replayed.days, cases: count(replayed.cases), moved: count(replayed.moved) })}</p>
      {replayed.retimed > 0 && <p>{t('retimed', { days: replayed.days, retimed: count(replayed.retimed) })}</p>}
      <p>{t('running_cases', { open: count(replayed.open), moved: count(replayed.open_moved) })}</p>
      {replayed.differences.length > 0 && (
        <Paged rows={replayed.differences}>
          {(rows) => (
            <Table
              label={t('cases')}
              dense
              rows={rows}
              rowKey={(one) => String(replayed.differences.indexOf(one))}
              columns={[
                {
                  key: 'matter',
                  name: t('matter'),
                  cell: (one) => (
                    <>
                      {one.class_name} <span className="desk-code">{one.class_code}</span>
                    </>
                  ),
                },
                { key: 'place', name: t('place'), cell: (one) => one.region_name },
                { key: 'source', name: t('source'), cell: (one) => one.source_name },
                { key: 'before', name: t('before'), cell: (one) => one.before || t('nobody') },
                { key: 'after', name: t('after'), cell: (one) => one.after || t('nobody') },
                { key: 'count', name: t('count'), width: 70, end: true, cell: (one) => count(one.cases) },
              ]}
            />
          )}
        </Paged>
      )}
    </>
  )
}
