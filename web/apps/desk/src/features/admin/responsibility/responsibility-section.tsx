// SPDX-License-Identifier: Apache-2.0
import { words } from '@tongguan/words'
import { Segmented } from 'antd'
import { useState } from 'react'
import { SheetTable } from '../tables/sheet-table.tsx'
import { useT as useShared } from '../words.ts'
import { TestBench } from './test-bench.tsx'

const useT = words('admin.responsibility', {
  list: ['清单', 'List'],
  bench: ['试算', 'Test bench'],
})

/** One matter, one list: its rows, and the bench on which they are tried. */
export default function ResponsibilitySection() {
  const t = useT()
  const shared = useShared()
  const [view, setView] = useState<'list' | 'bench'>('list')
  return (
    <>
      <h1>{shared('responsibility')}</h1>
      <Segmented
        className="admin-segments"
        aria-label={shared('responsibility')}
        value={view}
        onChange={setView}
        options={[
          { value: 'list', label: t('list') },
          { value: 'bench', label: t('bench') },
        ]}
      />
      {view === 'list' ? (
        <SheetTable
          file="responsibility/list.csv"
          shown={['id', 'class', 'area', 'source', 'condition', 'lead', 'assists', 'closing_level', 'machine']}
        />
      ) : (
        <TestBench />
      )}
    </>
  )
}
