// SPDX-License-Identifier: Apache-2.0
import { useNavigate, useSearch } from '@tanstack/react-router'
import { $api } from '@tongguan/api-client'
import { Button } from 'antd'
import { useState } from 'react'
import { single } from '../../address.ts'
import { DeskPage, Views } from '../../desk-page.tsx'
import { Worklist } from '../../worklist.tsx'
import { AnswerPane } from './answer-pane.tsx'
import { type Notice, NoticeCard } from './notice-card.tsx'
import { useT } from './words.ts'
import { WritePane } from './write-pane.tsx'
import '../../case-words.css'
import './notices.css'

const VIEWS = ['mine', 'open', 'sent'] as const
const KINDS = ['supervise', 'instruct', 'urge'] as const

/** Urges, supervisions and instructions: what we must answer, what nobody has answered, what I sent. */
export function Component() {
  const t = useT()
  const search = useSearch({ strict: false })
  const navigate = useNavigate()
  const [told, setTold] = useState('')
  const view = VIEWS.find((one) => one === single(search.view)) ?? 'mine'
  const kind = KINDS.find((one) => one === single(search.kind))
  const writing = single(search.write) === '1'
  const asked = $api.useQuery('get', '/api/v1/notices', {
    params: {
      query: {
        kind: kind === undefined ? [...KINDS] : [kind],
        mine: view === 'mine',
        sent: view === 'sent',
        limit: 300,
      },
    },
  })
  const lines = asked.data ?? []
  const chosen = lines.find((one) => one.id === single(search.notice)) ?? lines[0]
  const go = (changed: Record<string, string | undefined>) =>
    void navigate({ to: '/notices', search: (before) => ({ ...before, ...changed }), replace: true })
  const choose = (one: Notice) => go({ notice: one.id, write: undefined })
  return (
    <DeskPage
      title={t('title')}
      told={told}
      head={
        <>
          <Views
            label={t('title')}
            value={view}
            views={VIEWS.map((value) => ({ value, name: t(value) }))}
            onChange={(value) => go({ view: value === 'mine' ? undefined : value, notice: undefined })}
          />
          <Views
            label={t('every')}
            value={kind ?? ''}
            views={[{ value: '', name: t('every') }, ...KINDS.map((value) => ({ value, name: t(value) }))]}
            onChange={(value) => go({ kind: value || undefined, notice: undefined })}
          />
        </>
      }
      end={
        <Button type={writing ? 'default' : 'primary'} onClick={() => go({ write: writing ? undefined : '1' })}>
          {writing ? t('close') : t('write')}
        </Button>
      }
    >
      <Worklist
        error={asked.error}
        empty={asked.isSuccess && lines.length === 0 ? t(view === 'sent' ? 'emptySent' : 'empty') : undefined}
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
    </DeskPage>
  )
}
