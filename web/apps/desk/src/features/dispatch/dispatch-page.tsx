// SPDX-License-Identifier: Apache-2.0
import { $api } from '@tongguan/api-client'
import { Page, useFilters, Views } from '@tongguan/lists'
import { useCallback } from 'react'
import { Board } from './board.tsx'
import { filters } from './filters.ts'
import { ListQuality } from './list-quality.tsx'
import { VIEWS } from './plan.ts'
import { useT } from './words.ts'
import '../../case-words.css'
import './dispatch.css'

/** The dispatch board: what waits, what the list says, and the other ways. */
export function Component() {
  const t = useT()
  const [{ view, case: taskNo }, change] = useFilters(filters)
  const queues = $api.useQuery('get', '/api/v1/queues', {}).data
  const choose = useCallback((taskNo: string | undefined) => change({ case: taskNo }), [change])
  const head = (
    <Views
      label={t('title')}
      value={view}
      views={[
        ...VIEWS.map((one) => ({
          value: one,
          name: t(one),
          count: queues?.find((queue) => queue.code === one)?.count,
        })),
        { value: 'quality', name: t('quality') },
      ]}
      onChange={(chosen) => change({ view: chosen, case: undefined })}
    />
  )
  if (view !== 'quality') return <Board key={view} view={view} head={head} taskNo={taskNo} onChoose={choose} />
  return (
    <Page title={t('title')} head={head}>
      <ListQuality />
    </Page>
  )
}
