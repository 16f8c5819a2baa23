// SPDX-License-Identifier: Apache-2.0
import { $api } from '@tongguan/api-client'
import { useMe } from '@tongguan/shell'
import { distance, Remaining, shortTime, useNow } from '@tongguan/ui'
import { words } from '@tongguan/words'
import { PullToRefresh } from 'antd-mobile'
import { useState } from 'react'
import { linkTo } from '../../address.ts'
import { useTitle } from '../../frame/frame.tsx'
import { useOnline } from '../../frame/line.ts'
import { useOutbox } from '../../outbox/outbox.tsx'
import { follow, usePosition } from '../../position/position.ts'
import { useKindWords } from '../../work/kind-words.ts'
import { useWork } from '../../work/use-work.ts'
import { awayFrom, lampOf, type Order, sorted, type Work } from '../../work/work.ts'
import './tasks.css'

const useT = words('tasks', {
  title: ['我的任务', 'My tasks'],
  order: ['排序', 'Order'],
  urgent: ['先急后近', 'Urgent first'],
  near: ['最近的', 'Nearest'],
  locate: ['允许定位，按远近排列', 'Allow location to sort by distance'],
  none: ['现在没有待办任务。', 'Nothing to do at the moment.'],
  noneHint: ['新任务会自动出现；发现问题请点“上报”。', 'New tasks appear by themselves; report what you see.'],
  loading: ['正在取任务', 'Fetching tasks'],
  failed: ['任务没有取到，请检查网络。', 'The tasks could not be fetched; check the network.'],
  stale: ['离线，以下为 {{at}} 的内容', 'Offline; as of {{at}}'],
  colleagues: ['同事正在办的 {{n}} 件', '{{n}} of colleagues'],
  patrol: ['日常巡查', 'Daily patrol'],
  places: ['今日已看 {{n}} / {{all}} 个点位', '{{n}} of {{all}} places today'],
  patrolHint: ['点位、签到、轨迹', 'Places, check-ins, track'],
  waits: ['待传', 'To send'],
})

/** What waits for this person, the urgent first, and the way to today's patrol. */
export function Tasks() {
  const t = useT()
  const me = useMe()
  const list = useWork()
  const online = useOnline()
  const position = usePosition()
  const now = useNow()
  const [order, setOrder] = useState<Order>('urgent')
  const mine = sorted(
    list.all.filter((work) => work.mine),
    order,
    position.fix,
    now,
  )
  const others = list.all.filter((work) => !work.mine)
  useTitle(t('title'))
  return (
    <PullToRefresh onRefresh={async () => void (await list.refetch())}>
      <div className="tasks-order" role="radiogroup" aria-label={t('order')}>
        {(['urgent', 'near'] as const).map((each) => (
          // biome-ignore lint/a11y/useSemanticElements: a chip the thumb cannot miss, announced as the radio it is
          <button
            key={each}
            type="button"
            role="radio"
            className="chip"
            aria-checked={order === each}
            onClick={() => {
              if (each === 'near') follow()
              setOrder(each)
            }}
          >
            {t(each)}
          </button>
        ))}
      </div>
      {order === 'near' && !position.fix && (
        <button type="button" className="button tasks-locate" onClick={follow}>
          {t('locate')}
        </button>
      )}
      {!online && list.at > 0 && <p className="mind">{t('stale', { at: shortTime(list.at, now) })}</p>}
      {list.error !== undefined && list.at === 0 && (
        <p className="bad" role="alert">
          {t('failed')}
        </p>
      )}
      {list.pending && <p className="note">{t('loading')}</p>}
      <ul className="tasks">
        {mine.map((work) => (
          <Card key={work.key} work={work} now={now} away={awayFrom(position.fix, work)} />
        ))}
        {me.may('patrols.walk') && (
          <li>
            <a className="task" {...linkTo('/patrol')}>
              <span className="task-kind">{t('patrol')}</span>
              <PatrolToday />
            </a>
          </li>
        )}
      </ul>
      {!list.pending && list.error === undefined && mine.length === 0 && (
        <div className="tasks-none">
          <p>{t('none')}</p>
          <p className="note">{t('noneHint')}</p>
        </div>
      )}
      {others.length > 0 && (
        <details className="tasks-others">
          <summary>{t('colleagues', { n: others.length })}</summary>
          <ul className="tasks">
            {sorted(others, order, position.fix, now).map((work) => (
              <Card key={work.key} work={work} now={now} away={awayFrom(position.fix, work)} />
            ))}
          </ul>
        </details>
      )}
    </PullToRefresh>
  )
}

function PatrolToday() {
  const t = useT()
  const { data } = $api.useQuery('get', '/api/v1/my/patrol')
  const seen = data?.places.filter((place) => place.seen !== null).length ?? 0
  return (
    <>
      <span className="task-title">{data && t('places', { n: seen, all: data.places.length })}</span>
      <span className="task-address">{t('patrolHint')}</span>
    </>
  )
}

function Card({ work, now, away }: { work: Work; now: number; away: number | undefined }) {
  const t = useT()
  const kind = useKindWords()
  const { waiting } = useOutbox()
  const lamp = lampOf(work, now)
  return (
    <li>
      <a className={`task task-${lamp}`} {...linkTo(`/cases/${work.taskNo}`)}>
        <span className="task-kind">
          {kind(work.kind)}
          {waiting.some((item) => item.taskNo === work.taskNo) && <span className="task-waits">{t('waits')}</span>}
        </span>
        <span className="task-title">{work.title}</span>
        <span className="task-address">{work.address}</span>
        <span className="task-left">
          <Remaining due={work.dueAt} lamp={lamp} />
          {away !== undefined && <span className="number task-away">{distance(away)}</span>}
        </span>
      </a>
    </li>
  )
}
