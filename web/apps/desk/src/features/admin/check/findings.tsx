// SPDX-License-Identifier: Apache-2.0
import type { Schema } from '@tongguan/api-client'
import { inWords } from '@tongguan/words'
import { Table } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { Mark } from '../mark.tsx'
import { useT as useShared } from '../words.ts'
import { useT } from './words.ts'

const FindingsMap = lazy(() => import('./findings-map.tsx'))

/** What the prover found: file, row, column, what to write instead; and where it lies in the city. */
export function Findings({ findings }: { findings: Schema<'FindingSaid'>[] }) {
  const t = useT()
  const shared = useShared()
  const [chosen, setChosen] = useState<number>()
  const rows = findings.map((one, index) => ({ ...one, index }))
  const placed = rows.filter((one) => one.shape !== '')
  if (findings.length === 0) return <p className="admin-note">{t('noFindings')}</p>
  return (
    <div className={placed.length > 0 ? 'findings findings-placed' : 'findings'}>
      <Table
        size="small"
        pagination={false}
        dataSource={rows}
        rowKey="index"
        rowClassName={(one) => (one.index === chosen ? 'findings-chosen' : '')}
        onRow={(one) => ({
          onClick: () => setChosen(one.index),
          onFocus: () => setChosen(one.index),
          tabIndex: one.shape === '' ? undefined : 0,
        })}
        columns={[
          {
            title: t('level'),
            width: 66,
            render: (_, one) => (
              <Mark tone={one.severity === 'fault' ? 'red' : 'amber'}>
                {one.severity === 'fault' ? shared('fault') : shared('warning')}
              </Mark>
            ),
          },
          {
            title: t('where'),
            width: 190,
            render: (_, one) => (
              <>
                <strong>{inWords(one.file_zh, one.file)}</strong>
                <br />
                <small className="admin-code">
                  {one.file}
                  {one.row !== null && ` · ${t('row', { n: one.row })}`}
                  {one.column !== null && ` · ${inWords(one.column_zh, one.column)} (${one.column})`}
                </small>
                {one.area_name !== null && <div>{one.area_name}</div>}
              </>
            ),
          },
          { title: t('problem'), render: (_, one) => inWords(one.problem_zh, one.problem_en) },
          { title: t('advice'), width: '28%', render: (_, one) => one.advice_zh },
        ]}
      />
      {placed.length > 0 && (
        <figure className="findings-map">
          <figcaption>{t('onMap')}</figcaption>
          <Suspense fallback={<p>{shared('loading')}</p>}>
            <FindingsMap findings={placed} chosen={chosen} onChoose={setChosen} />
          </Suspense>
        </figure>
      )}
    </div>
  )
}
