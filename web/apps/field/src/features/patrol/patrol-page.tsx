// SPDX-License-Identifier: Apache-2.0
import { $api, refusalOf, type Schema } from '@tongguan/api-client'
import { clockTime, distance, now as platformNow, shortTime, useNow } from '@tongguan/ui'
import { inWords, words } from '@tongguan/words'
import { useState } from 'react'
import { useTitle } from '../../frame/frame.tsx'
import { useOnline } from '../../frame/line.ts'
import { useSubmit } from '../../moves/use-submit.ts'
import { useOutbox } from '../../outbox/outbox.tsx'
import { metresBetween } from '../../position/fix.ts'
import { fixNow, usePosition } from '../../position/position.ts'
import { useTrack } from '../../track/track-keeper.tsx'
import { CheckInSheet } from './check-in-sheet.tsx'
import { Track } from './track.tsx'
import './patrol.css'

const useT = words('patrol', {
  title: ['今日巡查', 'Patrol today'],
  loading: ['正在取巡查计划', 'Fetching the plan'],
  offline: ['离线，今天的计划还没有存到手机上。', 'Offline, and today’s plan is not on this phone yet.'],
  stale: ['离线，以下为 {{at}} 的计划', 'Offline; the plan as of {{at}}'],
  seen: ['已看 {{n}} / {{all}} 个点位', '{{n}} of {{all}} places looked at'],
  byGrid: ['按网格生成，{{n}} 天轮完全部点位', 'from the grid; every place has its turn in {{n}} days'],
  byCentre: ['由中心编排，{{n}} 天轮完全部点位', 'written by the centre; every place has its turn in {{n}} days'],
  byCentreDaily: ['由中心编排', 'written by the centre'],
  begin: ['开始巡查', 'Go on patrol'],
  end: ['结束巡查', 'End the patrol'],
  since: ['{{at}} 开始', 'since {{at}}'],
  private: [
    '只在巡查期间记录轨迹，结束即停；轨迹只有您自己看得到，30 天后删除。巡查中，中心能看到您最近的位置。不计里程。',
    'Your track is kept only while on patrol, seen only by you, forgotten after 30 days. While you are out the centre sees where you were last. No mileage is counted.',
  ],
  checkIn: ['签到', 'Check in'],
  again: ['再次签到', 'Again'],
  at: ['{{at}} 已签到', 'looked at {{at}}'],
  waits: ['已签到，待传', 'looked at, to be sent'],
  track: ['我的轨迹', 'My track'],
})

/** The places of the day in the order in which they are near, check-ins, and one's own track. */
export function PatrolPage() {
  const t = useT()
  const now = useNow()
  const online = useOnline()
  const asked = $api.useQuery('get', '/api/v1/my/patrol')
  const { fix } = usePosition(true)
  const [place, setPlace] = useState<Schema<'PlannedOut'>>()
  useTitle(t('title'))
  const day = asked.data
  if (day === undefined) {
    if (asked.isPending && asked.failureCount === 0) return <p className="note">{t('loading')}</p>
    const { problem, passing } = refusalOf(asked.error)
    return (
      <p className="bad" role="alert">
        {passing ? t('offline') : inWords(problem.detail, problem.title_en)}
      </p>
    )
  }
  const away = (one: Schema<'PlannedOut'>) => (fix ? metresBetween(fix, one) : undefined)
  const places = [...day.places].sort(
    (one, other) => Number(one.seen !== null) - Number(other.seen !== null) || (away(one) ?? 0) - (away(other) ?? 0),
  )
  return (
    <>
      {!online && <p className="mind">{t('stale', { at: shortTime(asked.dataUpdatedAt, now) })}</p>}
      <Walk day={day} />
      <ul className="places">
        {places.map((one) => (
          <Place key={one.id} place={one} away={away(one)} onCheckIn={() => setPlace(one)} />
        ))}
      </ul>
      {day.track.length > 1 && (
        <section className="card">
          <h2>{t('track')}</h2>
          <Track fixes={day.track} places={day.places} label={t('track')} />
        </section>
      )}
      {place && <CheckInSheet place={place} near={day.near} onClose={() => setPlace(undefined)} />}
    </>
  )
}

function Walk({ day }: { day: Schema<'PatrolDayOut'> }) {
  const t = useT()
  const { walking, walk } = useTrack()
  const { busy, problem, submit } = useSubmit()
  const { waiting } = useOutbox()
  // Begun on another phone, it is ended on this one; an end that waits to be sent counts as the end.
  const ending = waiting.some((item) => item.commands.some((command) => command.path.endsWith('/patrol/end')))
  const out = walking || (day.walking_since !== null && !ending)
  const seen = day.places.filter((one) => one.seen !== null).length

  async function turn(on: boolean) {
    if (on) void fixNow()
    else await walk(false)
    const path = on ? '/api/v1/my/patrol/begin' : '/api/v1/my/patrol/end'
    const commands = [{ path, body: { at: new Date(platformNow()).toISOString() } }]
    const item = await submit({ subject: 'patrol', title: t(on ? 'begin' : 'end'), commands, photos: [] })
    if (on && item !== undefined) await walk(true)
  }

  return (
    <section className="card">
      <p className="patrol-count">
        {t('seen', { n: seen, all: day.places.length })}
        <span className="note">
          {t(day.edited ? (day.days > 1 ? 'byCentre' : 'byCentreDaily') : 'byGrid', { n: day.days })}
        </span>
      </p>
      <progress
        max={Math.max(1, day.places.length)}
        value={seen}
        aria-label={t('seen', { n: seen, all: day.places.length })}
      />
      {problem && (
        <p className="bad" role="alert">
          {problem}
        </p>
      )}
      <button
        type="button"
        className={out ? 'button patrol-turn' : 'button button-main patrol-turn'}
        disabled={busy}
        onClick={() => void turn(!out)}
      >
        {out ? t('end') : t('begin')}
        {out && day.walking_since && ` · ${t('since', { at: clockTime(day.walking_since) })}`}
      </button>
      <p className="note">{t('private')}</p>
    </section>
  )
}

interface PlaceProps {
  place: Schema<'PlannedOut'>
  away: number | undefined
  onCheckIn(): void
}

function Place({ place, away, onCheckIn }: PlaceProps) {
  const t = useT()
  const { waiting } = useOutbox()
  const waits = waiting.some((item) => item.subject === `patrol ${place.id}`)
  return (
    <li className={place.seen || waits ? 'place place-seen' : 'place'}>
      <span>
        {place.name}
        <span className="note">
          {waits
            ? t('waits')
            : place.seen
              ? `✓ ${t('at', { at: clockTime(place.seen.at) })}`
              : away !== undefined && distance(away)}
        </span>
      </span>
      <button
        type="button"
        className="button"
        onClick={onCheckIn}
        aria-label={`${place.seen ? t('again') : t('checkIn')} ${place.name}`}
      >
        {place.seen ? t('again') : t('checkIn')}
      </button>
    </li>
  )
}
