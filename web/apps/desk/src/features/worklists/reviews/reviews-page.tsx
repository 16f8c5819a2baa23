// SPDX-License-Identifier: Apache-2.0
import { $api } from '@tongguan/api-client'
import { Page, useFilters, Views } from '@tongguan/lists'
import { shortTime, span, Tag, useNow } from '@tongguan/ui'
import { useState } from 'react'
import { useCityNames } from '../../../city.ts'
import { Worklist, WorklistCard } from '../../../worklist.tsx'
import { type Asked, countByKind, KINDS } from './decisions.ts'
import { filters } from './filters.ts'
import { ReviewPane } from './review-pane.tsx'
import { useT } from './words.ts'
import '../../../case-words.css'
import './reviews.css'

/** What was asked for and waits: the longest waiting first, each with what it is decided by. */
export function Component() {
  const t = useT()
  const [{ whose, kind, request }, change] = useFilters(filters)
  const [told, setTold] = useState('')
  const mine = $api.useQuery('get', '/api/v1/requests', { params: { query: { limit: 500, mine: true } } })
  const everybodys = $api.useQuery('get', '/api/v1/requests', { params: { query: { limit: 500 } } })
  const asked = whose === 'all' ? everybodys : mine
  const all = asked.data ?? []
  const others = (everybodys.data?.length ?? 0) - (mine.data?.length ?? 0)
  const shown = all.filter((one) => kind === '' || one.kind === kind)
  const counts = countByKind(all)
  const chosen = shown.find((one) => one.id === request) ?? shown[0]
  return (
    <Page
      title={t('title')}
      told={told}
      head={
        <>
          <Views
            label={t('title')}
            value={whose}
            views={[
              { value: 'mine', name: t('mine'), count: mine.data?.length },
              { value: 'all', name: t('all'), count: everybodys.data?.length },
            ]}
            onChange={(whose) => change({ whose, request: undefined })}
          />
          <Views
            label={t('everyKind')}
            value={kind}
            views={[
              { value: '', name: t('everyKind') },
              ...KINDS.filter((one) => counts[one] > 0 || one === kind).map((one) => ({
                value: one,
                name: t(one),
                count: counts[one],
              })),
            ]}
            onChange={(kind) => change({ kind, request: undefined })}
          />
        </>
      }
    >
      <Worklist
        asked={asked}
        empty={
          whose === 'mine' && others > 0
            ? t('emptyButOthers', { n: others })
            : t(whose === 'mine' ? 'emptyMine' : 'empty')
        }
        items={shown}
        chosen={chosen}
        onChoose={(one) => change({ request: one.id })}
        card={(one) => (
          <AskedCard asked={one} current={one.id === chosen?.id} onChoose={() => change({ request: one.id })} />
        )}
      >
        {chosen && (
          <ReviewPane
            key={chosen.id}
            asked={chosen}
            onDone={(what) => setTold(t('decided', { no: chosen.case.task_no, what }))}
          />
        )}
      </Worklist>
    </Page>
  )
}

function AskedCard({ asked, current, onChoose }: { asked: Asked; current: boolean; onChoose: () => void }) {
  const t = useT()
  const names = useCityNames()
  const now = useNow(60)
  const waited = (now - new Date(asked.asked_at).getTime()) / 1000
  return (
    <WorklistCard
      current={current}
      onChoose={onChoose}
      kind={<Tag tone={asked.kind === 'return' || asked.kind === 'void' ? 'amber' : 'violet'}>{t(asked.kind)}</Tag>}
      title={asked.case.title}
      text={asked.reason}
    >
      <span className="desk-note">
        {[
          asked.unit_name,
          shortTime(asked.asked_at, now),
          t('waited', { span: span(waited) }),
          !asked.mine &&
            asked.waits_for_name &&
            t('waitsFor', { who: names.organ(asked.waits_for ?? '', asked.waits_for_name) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </WorklistCard>
  )
}
