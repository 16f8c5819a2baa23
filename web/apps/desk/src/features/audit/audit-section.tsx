// SPDX-License-Identifier: Apache-2.0

import { Views } from '@tongguan/lists'
import { useMe } from '@tongguan/shell'
import { words } from '@tongguan/words'
import { useState } from 'react'
import { useSectionName } from '../../section.ts'
import { Accountability } from './accountability.tsx'
import { Trail } from './trail.tsx'
import './audit.css'

const useT = words('admin.audit', {
  trail: ['审计查询', 'The record'],
  accountability: ['失责倒查', 'Accountability'],
})

/** What was done by whom, proved by its chain; and who answers for a case that went wrong. */
export default function AuditSection() {
  const t = useT()
  const section = useSectionName()
  const me = useMe()
  const [view, setView] = useState<'trail' | 'accountability'>('trail')
  return (
    <>
      {me.may('audit.cases') && (
        <Views
          label={section}
          value={view}
          onChange={setView}
          views={[
            { value: 'trail', name: t('trail') },
            { value: 'accountability', name: t('accountability') },
          ]}
        />
      )}
      {view === 'trail' ? <Trail /> : <Accountability />}
    </>
  )
}
