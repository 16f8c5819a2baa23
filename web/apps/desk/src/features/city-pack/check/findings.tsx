// SPDX-License-Identifier: Apache-2.0

import type { Schema } from '@tongguan/api-client'
import { Table } from '@tongguan/lists'
import { Tag } from '@tongguan/ui'
import { inWords } from '@tongguan/words'
import { lazy, Suspense, useState } from 'react'
import { useT as useShared } from '../../../common-words.ts'
import { useT } from './words.ts'

const FindingsMap = lazy(() => import('./findings-map.tsx'))

/** What the prover found: file, row, column, what to write instead; and where it lies in the city. */
export function Findings({ findings }: { findings: Schema<'FindingSaid'>[] }) {
  const t = useT()
  const shared = useShared()
  const [chosen, setChosen] = useState<number>()
  const rows = findings.map((one, index) => ({ ...one, index }))
  const placed = rows.filter((one) => one.shape !== '')
  if (findings.length === 0) return <p className="desk-hint">{t('noFindings')}</p>
  return (
    <div className={placed.length > 0 ? 'findings findings-placed' : 'findings'}>
      <Table
        label={t('findings')}
        rows={rows}
        rowKey={(one) => String(one.index)}
        current={chosen === undefined ? undefined : String(chosen)}
        rowProps={(one) => ({
          onClick: () => setChosen(one.index),
          onFocus: () => setChosen(one.index),
          tabIndex: one.shape === '' ? undefined : 0,
        })}
        columns={[
          {
            key: 'level',
            name: t('level'),
            width: 72,
            cell: (one) => (
              <Tag tone={one.severity === 'fault' ? 'red' : 'amber'}>
                {one.severity === 'fault' ? shared('fault') : shared('warning')}
              </Tag>
            ),
          },
          {
            key: 'where',
            name: t('where'),
            width: 190,
            cell: (one) => (
              <>
                <strong>{inWords(one.file_zh, one.file)}</strong>
                <br />
                <small className="desk-code">
                  {one.file}
                  {one.row !== null && ` · ${t('row', { n: one.row })}`}
                  {one.column !== null && ` · ${inWords(one.column_zh, one.column)} (${one.column})`}
                </small>
                {one.area_name !== null && <div>{one.area_name}</div>}
              </>
            ),
          },
          { key: 'problem', name: t('problem'), cell: (one) => inWords(one.problem_zh, one.problem_en) },
          { key: 'advice', name: t('advice'), width: '28%', cell: (one) => one.advice_zh },
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
