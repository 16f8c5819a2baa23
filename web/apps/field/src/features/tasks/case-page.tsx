// SPDX-License-Identifier: Apache-2.0
import { $api, refusalOf, type Schema } from '@tongguan/api-client'
import { useMe } from '@tongguan/shell'
import { distance, Facts, Remaining, shortTime, useNow } from '@tongguan/ui'
import { inWords, words } from '@tongguan/words'
import { useState } from 'react'
import { useTitle } from '../../frame/frame.tsx'
import { useOnline } from '../../frame/line.ts'
import { SmallMap } from '../../map/place-map.tsx'
import { bringsOn, sorted } from '../../moves/forms.ts'
import { useMoveName } from '../../moves/move-name.ts'
import { MoveSheet } from '../../moves/move-sheet.tsx'
import type { Item } from '../../offline/item.ts'
import { useOutbox } from '../../outbox/outbox.tsx'
import { metresBetween, placeOf } from '../../position/fix.ts'
import { usePosition } from '../../position/position.ts'
import { useClassName } from '../../work/use-class-name.ts'
import { useOrganName } from '../../work/use-organ-name.ts'
import { Caller } from './caller.tsx'
import { CasePhotos } from './case-photos.tsx'
import './case.css'

const useT = words('case', {
  title: ['任务详情', 'Task'],
  loading: ['正在取案件', 'Fetching the case'],
  offline: [
    '离线，没有存过这件。联网后可查看。',
    'Offline, and this one was not kept. It opens when the line is back.',
  ],
  stale: ['离线，以下为 {{at}} 的内容', 'Offline; as of {{at}}'],
  asked: ['要做什么', 'What is asked'],
  link: ['本环节', 'This link'],
  whole: ['整件', 'Whole case'],
  number: ['任务号', 'Number'],
  class: ['类别', 'Class'],
  address: ['地点', 'Place'],
  reported: ['上报', 'Reported'],
  unit: ['承办', 'Handled by'],
  said: ['诉求内容', 'What was said'],
  way: ['导航', 'Navigate'],
  away: ['距您约 {{n}}', 'about {{n}} away'],
  map: ['案件位置', 'Where it is'],
  more: ['更多办理', 'More'],
  elsewhere: ['以下请在电脑工作台办理：{{what}}', 'At the desk: {{what}}'],
  and: ['、', ', '],
  fewer: ['收起', 'Less'],
  nothing: ['您现在没有要办的步骤。', 'There is nothing for you to do now.'],
  waits: ['已填好、待上传：{{what}}', 'Filled in, to be sent: {{what}}'],
  special: ['特别关注', 'Special attention'],
})

/** One case as somebody on the ground needs it: what is asked, where, until when, what was seen, what can be done. */
export function CasePage({ taskNo }: { taskNo: string }) {
  const t = useT()
  const online = useOnline()
  const now = useNow()
  const asked = $api.useQuery('get', '/api/v1/cases/{ref}', { params: { path: { ref: taskNo } } })
  useTitle(t('title'))
  if (asked.data === undefined) {
    if (asked.isPending && asked.failureCount === 0) return <p className="note">{t('loading')}</p>
    const { problem, passing } = refusalOf(asked.error)
    return (
      <p className="bad" role="alert">
        {passing ? t('offline') : inWords(problem.detail, problem.title_en)}
      </p>
    )
  }
  return (
    <>
      {!online && <p className="mind">{t('stale', { at: shortTime(asked.dataUpdatedAt, now) })}</p>}
      <About matter={asked.data} />
      <Moves matter={asked.data} />
    </>
  )
}

function About({ matter }: { matter: Schema<'CaseOut'> }) {
  const t = useT()
  const { fix } = usePosition()
  const named = useClassName()
  const organ = useOrganName()
  const said = $api.useQuery('get', '/api/v1/cases/{ref}/words', { params: { path: { ref: matter.task_no } } })
  const place = placeOf(matter)
  const notes = [
    ...matter.tasks.filter((task) => task.done_at === null).map((task) => task.note),
    ...matter.whistle_calls.filter((call) => call.finished_at === null).map((call) => call.text),
  ].filter((note) => note)
  return (
    <>
      <section className="card">
        <p className="case-state">
          {inWords(matter.state_name, matter.state_name_en)}
          {matter.special_attention && <span className="case-special">{t('special')}</span>}
        </p>
        <h2 className="case-title">{matter.title}</h2>
        <div className="case-clocks">
          <span>
            {t('link')} <Remaining due={matter.link_due_at} lamp={matter.lamp} />
          </span>
          <span>
            {t('whole')} <Remaining due={matter.due_at} lamp={matter.lamp} />
          </span>
        </div>
        {notes.length > 0 && (
          <p className="case-asked">
            <strong>{t('asked')}</strong> {notes.join('；')}
          </p>
        )}
      </section>
      <section className="card">
        <Facts
          narrow
          of={[
            [t('address'), matter.address],
            [t('class'), matter.class_name && named(matter.class_code, matter.class_name)],
            [t('reported'), <span className="number">{shortTime(matter.reported_at)}</span>],
            [t('unit'), matter.lead_unit && organ(matter.lead_unit, matter.names[matter.lead_unit])],
            [t('number'), <span className="number">{matter.task_no}</span>],
          ]}
        />
        {place && (
          <>
            <div className="case-map">
              <SmallMap label={t('map')} point={place} />
            </div>
            <a className="button" href={wayTo(place.lon, place.lat)}>
              {t('way')}
              {fix && ` · ${t('away', { n: distance(metresBetween(fix, place)) })}`}
            </a>
          </>
        )}
        {matter.mode === 'passive' && <Caller caseId={matter.id} />}
      </section>
      <CasePhotos matter={matter} />
      {said.data && (
        <section className="card">
          <h2>{t('said')}</h2>
          <p className="words">{said.data.words}</p>
        </section>
      )}
    </>
  )
}

/** Opens the phone's own map app; no other service learns where people work. */
function wayTo(lon: number, lat: number): string {
  const apple = /iPhone|iPad|Mac/.test(navigator.userAgent)
  return apple ? `maps:?daddr=${lat},${lon}` : `geo:${lat},${lon}?q=${lat},${lon}`
}

function Moves({ matter }: { matter: Schema<'CaseOut'> }) {
  const t = useT()
  const { waiting } = useOutbox()
  const [move, setMove] = useState<Schema<'MoveOut'>>()
  const [more, setMore] = useState(false)
  const kept = waiting.filter((item) => item.taskNo === matter.task_no)
  const nameOf = useMoveName()
  const me = useMe()
  const [ours, others] = sorted(
    matter,
    me.posts.map((post) => post.organ),
  )
  // What waits to be sent is not asked for twice.
  const open = ours.filter(({ move: each }) => !kept.some((item) => makes(item, each)))
  const first = open.find((each) => bringsOn(each.move))
  const rest = open.filter((each) => each !== first)
  return (
    <>
      <div className="bar">
        {more && (
          <div className="case-more buttons">
            {rest.map((each) => (
              <button key={each.move} type="button" className="button" onClick={() => setMove(each)}>
                {nameOf(each)}
              </button>
            ))}
            {others.length > 0 && (
              <p className="note case-elsewhere">{t('elsewhere', { what: others.map(nameOf).join(t('and')) })}</p>
            )}
          </div>
        )}
        {kept.length > 0 && (
          <p className="mind">{t('waits', { what: kept.map((item) => item.title.split(' · ')[0]).join('、') })}</p>
        )}
        {first === undefined ? (
          <p className="note case-nothing">{t('nothing')}</p>
        ) : (
          <button type="button" className="button button-main" onClick={() => setMove(first)}>
            {nameOf(first)}
          </button>
        )}
        {rest.length + others.length > 0 && (
          <button type="button" className="button" aria-expanded={more} onClick={() => setMore(!more)}>
            {more ? t('fewer') : t('more')}
          </button>
        )}
      </div>
      {move && <MoveSheet matter={matter} move={move} title={nameOf(move)} onClose={() => setMove(undefined)} />}
    </>
  )
}

function makes(item: Item, move: string): boolean {
  return item.commands.some((command) => command.path.endsWith(`/moves/${move}`))
}
