// SPDX-License-Identifier: Apache-2.0

import { Views } from '@tongguan/lists'
import { words } from '@tongguan/words'
import { useState } from 'react'
import { SheetTable } from '../../../pack/sheet-table.tsx'
import { useSectionName } from '../../../section.ts'
import { TestBench } from './test-bench.tsx'
import './responsibility.css'

const useT = words('admin.responsibility', {
  list: ['清单', 'List'],
  bench: ['试算', 'Test bench'],
})

/** One matter, one list: its rows, and the bench on which they are tried. */
export default function ResponsibilitySection() {
  const t = useT()
  const section = useSectionName()
  const [view, setView] = useState<'list' | 'bench'>('list')
  return (
    <>
      <Views
        label={section}
        value={view}
        onChange={setView}
        views={[
          { value: 'list', name: t('list') },
          { value: 'bench', name: t('bench') },
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
