// SPDX-License-Identifier: Apache-2.0
import { useMe } from '@tongguan/shell'
import { words } from '@tongguan/words'
import { Segmented } from 'antd'
import { useState } from 'react'
import { useT as useShared } from '../words.ts'
import { Accountability } from './accountability.tsx'
import { Trail } from './trail.tsx'

const useT = words('admin.audit', {
  trail: ['审计查询', 'The record'],
  accountability: ['失责倒查', 'Accountability'],
})

/** What was done by whom, proved by its chain; and who answers for a case that went wrong. */
export default function AuditSection() {
  const t = useT()
  const shared = useShared()
  const me = useMe()
  const [view, setView] = useState<'trail' | 'accountability'>('trail')
  return (
    <>
      <h1>{shared('audit')}</h1>
      {me.has('auditor') && (
        <Segmented
          className="admin-segments"
          aria-label={shared('audit')}
          value={view}
          onChange={setView}
          options={[
            { value: 'trail', label: t('trail') },
            { value: 'accountability', label: t('accountability') },
          ]}
        />
      )}
      {view === 'trail' ? <Trail /> : <Accountability />}
    </>
  )
}
