// SPDX-License-Identifier: Apache-2.0
import type { Selection } from '@tongguan/lists'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import type { Kept } from './holding.ts'
import type { Line } from './use-lines.ts'
import { useT } from './words.ts'

const BulkForm = lazy(() => import('../../../bulk/bulk-form.tsx').then((module) => ({ default: module.BulkForm })))

/** What can be done with the cases chosen. */
export function BulkBar({ selection }: { selection: Selection<Kept<Line>> }) {
  const t = useT()
  const [open, setOpen] = useState(false)
  return (
    <div className="queue-bulk" role="status">
      <span>{t('selected', { n: selection.rows.size })}</span>
      <Button type="primary" size="small" onClick={() => setOpen(true)}>
        {t('bulk')}
      </Button>
      <Button type="text" size="small" onClick={() => selection.set([])}>
        {t('unselect')}
      </Button>
      {open && (
        <Suspense>
          <BulkForm
            lines={[...selection.rows.values()].map((kept) => kept.line)}
            onEnd={() => setOpen(false)}
            onDone={() => selection.set([])}
          />
        </Suspense>
      )}
    </div>
  )
}
