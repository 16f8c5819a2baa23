// SPDX-License-Identifier: Apache-2.0
import { useNavigate, useSearch } from '@tanstack/react-router'
import { $api } from '@tongguan/api-client'
import { Segmented } from 'antd'
import { useCallback } from 'react'
import { single } from '../../address.ts'
import { Board } from './board.tsx'
import { ListQuality } from './list-quality.tsx'
import { VIEWS } from './plan.ts'
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
  const view = asked === 'quality' ? 'quality' : (VIEWS.find((one) => one === asked) ?? 'to_dispatch')
  const choose = useCallback(
    (taskNo: string | undefined) =>
      void navigate({ to: '/dispatch', search: (before) => ({ ...before, case: taskNo }), replace: true }),
    [navigate],
  )
  return (
    <div className="desk-page">
      <header className="desk-page-head">
        <h1>{t('title')}</h1>
        <Segmented
          aria-label={t('title')}
          value={view}
          options={[
            ...VIEWS.map((one) => {
              const count = queues?.find((queue) => queue.code === one)?.count
              return { value: one as string, label: count === undefined ? t(one) : `${t(one)} ${count}` }
            }),
            { value: 'quality', label: t('quality') },
          ]}
          onChange={(chosen) =>
            void navigate({ to: '/dispatch', search: chosen === 'to_dispatch' ? {} : { view: chosen } })
          }
        />
      </header>
      {view === 'quality' ? <ListQuality /> : <Board view={view} taskNo={single(search.case)} onChoose={choose} />}
    </div>
  )
}
