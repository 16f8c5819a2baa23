// SPDX-License-Identifier: Apache-2.0
import { useNavigate, useSearch } from '@tanstack/react-router'
import { $api } from '@tongguan/api-client'
import { useCallback } from 'react'
import { single } from '../../address.ts'
import { DeskPage, Views } from '../../desk-page.tsx'
import { Board } from './board.tsx'
import { ListQuality } from './list-quality.tsx'
import { VIEWS, type View } from './plan.ts'
import { useT } from './words.ts'
import '../../case-words.css'
import './dispatch.css'

/** The dispatch board: what waits, what the list says, and the other ways. */
export function Component() {
  const t = useT()
  const search = useSearch({ strict: false })
  const navigate = useNavigate()
  const queues = $api.useQuery('get', '/api/v1/queues', {}).data
  const asked = single(search.view)
  const view: View | 'quality' = asked === 'quality' ? 'quality' : (VIEWS.find((one) => one === asked) ?? 'to_dispatch')
  const choose = useCallback(
    (taskNo: string | undefined) =>
      void navigate({ to: '/dispatch', search: (before) => ({ ...before, case: taskNo }), replace: true }),
    [navigate],
  )
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
      onChange={(chosen) =>
        void navigate({ to: '/dispatch', search: chosen === 'to_dispatch' ? {} : { view: chosen } })
      }
    />
  )
  if (view !== 'quality')
    return <Board key={view} view={view} head={head} taskNo={single(search.case)} onChoose={choose} />
  return (
    <DeskPage title={t('title')} head={head}>
      <ListQuality />
    </DeskPage>
  )
}
