// SPDX-License-Identifier: Apache-2.0
import { dateTime } from '@tongguan/ui'
import { useLanguage } from '@tongguan/words'
import { type Clock, hoursWords, limitWords, usedShare } from './stages.ts'
import { type T, useT } from './words.ts'

/** One stage of one order: time used, the limit, what is left while it runs, and the lamp in words. */
export function StageCell({ clock, times = 1 }: { clock: Clock | undefined; times?: number }) {
  const t = useT()
  const language = useLanguage()
  if (clock === undefined) return <span className="tone-faint">—</span>
  const running = clock.stopped_at === null
  const lamp = lampOf(clock)
  const limit = limitWords(clock, language)
  const title = [
    clock.organ_name,
    t('used', { used: hoursWords(clock.used_seconds) }),
    clock.due_at && dateTime(clock.due_at),
  ]
  return (
    <span
      className={`timing-stage timing-${lamp}${running ? ' timing-running' : ''}`}
      title={title.filter(Boolean).join(' · ')}
    >
      <span className="timing-used number">
        {hoursWords(clock.used_seconds)}
        {lamp === 'red' && <span className="timing-mark">{t('red')}</span>}
        {lamp === 'soon' && <span className="timing-mark">{t('yellow')}</span>}
        {lamp === 'paused' && <span className="timing-mark">{t('paused')}</span>}
        {times > 1 && <span className="timing-mark timing-times">{t('times', { n: times })}</span>}
      </span>
      <span className={running ? 'timing-limit ellipsis timing-left' : 'timing-limit ellipsis'}>
        {running && clock.left_seconds !== null
          ? leftWords(clock.left_seconds, t)
          : limit === ''
            ? t('noLimit')
            : t('limit', { limit })}
      </span>
      {running && clock.limit_seconds !== null && (
        <span className="timing-bar" aria-hidden="true">
          <span style={{ width: `${usedShare(clock) * 100}%` }} />
        </span>
      )}
    </span>
  )
}

/** The lamp as the cell shows it: that a stage was once near its limit is no matter once it has ended in time. */
function lampOf(clock: Clock): string {
  if (clock.lamp === 'yellow') return clock.stopped_at === null ? 'soon' : 'green'
  return clock.lamp
}

/** 剩 1:30 or 超 0:20, in working time. */
export function leftWords(seconds: number, t: T): string {
  return seconds < 0 ? t('overBy', { over: hoursWords(seconds) }) : t('leftOf', { left: hoursWords(seconds) })
}
