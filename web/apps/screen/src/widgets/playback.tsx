// SPDX-License-Identifier: Apache-2.0
import { $api } from '@tongguan/api-client'
import type { MapCase } from '@tongguan/map'
import { shortTime } from '@tongguan/ui'
import { words } from '@tongguan/words'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useEscape } from '../use-escape.ts'
import { useWall } from '../wall-context.tsx'
import { LAST, momentOf, openAt } from './played.ts'

const useT = words('playback', {
  open: ['回放 24 小时', 'Play back 24 h'],
  past: ['回看 {{at}}，不是现在', '{{at}} – this is the past'],
  count: ['当时在办 {{n}} 件', '{{n}} open then'],
  slider: ['回看的时刻', 'Moment looked at'],
  play: ['播放', 'Play'],
  pause: ['暂停', 'Pause'],
  live: ['回到现在（Esc）', 'Back to now (Esc)'],
  waiting: ['正在取…', 'Fetching …'],
  failed: ['取不到过去 24 小时的数据', 'The last 24 hours cannot be had'],
})

/** Milliseconds a picture stays while they run: the day in three quarters of a minute. */
const STEP = 330
/** Milliseconds after which a wall nobody touches is back in the present. */
const PATIENCE = 60_000

interface Props {
  /** The cases of the past moment; none: the present. */
  onMoment(cases: MapCase[] | undefined): void
}

/** A button that lets the last 24 hours of the map pass; it says that one looks at the past, and ends by itself. */
export function Playback({ onMoment }: Props) {
  const t = useT()
  const [open, setOpen] = useState(false)
  const close = useCallback(() => {
    setOpen(false)
    onMoment(undefined)
  }, [onMoment])
  useEscape(open, close)
  if (open) return <Played onMoment={onMoment} onEnd={close} />
  return (
    <button type="button" className="playback-open" onClick={() => setOpen(true)}>
      {t('open')}
    </button>
  )
}

function Played({ onMoment, onEnd }: Props & { onEnd(): void }) {
  const t = useT()
  const { look } = useWall()
  const asked = $api.useQuery(
    'get',
    '/api/v1/screen/playback',
    { params: { query: { region: look.focus, board: look.board } } },
    { staleTime: Number.POSITIVE_INFINITY, gcTime: 0 },
  )
  const [picture, setPicture] = useState(0)
  const [running, setRunning] = useState(true)
  const past = asked.data
  const moment = past && momentOf(picture, Date.parse(past.as_of))
  const cases = useMemo(() => past && moment && openAt(past.cases, moment), [past, moment])
  useEffect(() => onMoment(cases || []), [cases, onMoment])
  useEffect(() => () => onMoment(undefined), [onMoment])
  useEffect(() => {
    if (past === undefined) return
    const ended = picture >= LAST
    const going = running && !ended
    const timer = setTimeout(going ? () => setPicture(picture + 1) : onEnd, going ? STEP : ended ? 3_000 : PATIENCE)
    return () => clearTimeout(timer)
  }, [past, picture, running, onEnd])
  const at = moment === undefined ? '' : shortTime(moment)
  return (
    <section className="playback" aria-label={t('open')}>
      <b role="status">{asked.isError ? t('failed') : past === undefined ? t('waiting') : t('past', { at })}</b>
      <button type="button" onClick={() => setRunning(!running)} disabled={past === undefined}>
        {running ? t('pause') : t('play')}
      </button>
      <input
        type="range"
        aria-label={t('slider')}
        aria-valuetext={at}
        min={0}
        max={LAST}
        value={picture}
        onChange={(event) => {
          setRunning(false)
          setPicture(Number(event.target.value))
        }}
      />
      <span className="number">{t('count', { n: cases ? cases.length : 0 })}</span>
      <button type="button" onClick={onEnd}>
        {t('live')}
      </button>
    </section>
  )
}
