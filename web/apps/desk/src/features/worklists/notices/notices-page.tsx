// SPDX-License-Identifier: Apache-2.0
import { $api } from '@tongguan/api-client'
import { Page, useFilters, Views } from '@tongguan/lists'
import { Button } from 'antd'
import { useState } from 'react'
import { Worklist } from '../../../worklist.tsx'
import { AnswerPane } from './answer-pane.tsx'
import { filters, KINDS, VIEWS } from './filters.ts'
import { type Notice, NoticeCard } from './notice-card.tsx'
import { useT } from './words.ts'
import { WritePane } from './write-pane.tsx'
import '../../../case-words.css'
import './notices.css'

/** Urges, supervisions and instructions: what we must answer, what nobody has answered, what I sent. */
export function Component() {
  const t = useT()
  const [{ view, kind, write, notice }, change] = useFilters(filters)
  const [told, setTold] = useState('')
  const writing = write === '1'
  const asked = $api.useQuery('get', '/api/v1/notices', {
    params: {
      query: {
        kind: kind === '' ? [...KINDS] : [kind],
        mine: view === 'mine',
        sent: view === 'sent',
        limit: 300,
      },
    },
  })
  const lines = asked.data ?? []
  const chosen = lines.find((one) => one.id === notice) ?? lines[0]
  const choose = (one: Notice) => change({ notice: one.id, write: undefined })
  return (
    <Page
      title={t('title')}
      told={told}
      head={
        <>
          <Views
            label={t('title')}
            value={view}
            views={VIEWS.map((value) => ({ value, name: t(value) }))}
            onChange={(view) => change({ view, notice: undefined })}
          />
          <Views
            label={t('every')}
            value={kind}
            views={[{ value: '', name: t('every') }, ...KINDS.map((value) => ({ value, name: t(value) }))]}
            onChange={(kind) => change({ kind, notice: undefined })}
          />
        </>
      }
      end={
        <Button type={writing ? 'default' : 'primary'} onClick={() => change({ write: writing ? undefined : '1' })}>
          {writing ? t('close') : t('write')}
        </Button>
      }
    >
      <Worklist
        asked={asked}
        empty={t(view === 'sent' ? 'emptySent' : 'empty')}
        items={lines}
        chosen={writing ? undefined : chosen}
        onChoose={choose}
        card={(one) => <NoticeCard notice={one} current={!writing && one === chosen} onChoose={() => choose(one)} />}
      >
        {writing && <WritePane onSent={(no, what) => setTold(t('sentTo', { no, what }))} />}
        {!writing && chosen && (
          <AnswerPane key={chosen.id} notice={chosen} onDone={() => setTold(t('done', { no: chosen.task_no }))} />
        )}
      </Worklist>
    </Page>
  )
}
