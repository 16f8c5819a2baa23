// SPDX-License-Identifier: Apache-2.0
import { clockTime, dateTime, remaining, shortTime, turned, useNow } from '@tongguan/ui'
import { words } from '@tongguan/words'
import type { Case, Clock } from '../../case/case-data.ts'
import { useCodeName } from '../../case/code-names.ts'
import { mainClocks, share, worked } from './clocks.ts'

const useT = words('case-clocks', {
  title: ['计时', 'Clocks'],
  link: ['{{name}}环节', 'Link: {{name}}'],
  overall: ['办结时限', 'Whole case'],
  noLimit: ['无时限', 'no limit'],
  since: ['{{at}} 起', 'since {{at}}'],
  due: ['{{at}} 到期', 'due {{at}}'],
  paused: ['暂停', 'Paused'],
  suspended: ['挂账至 {{at}}', 'suspended until {{at}}'],
  upper: ['等待上级反馈', 'waiting for the upper level'],
  left: ['还剩 {{span}}', '{{span}} left'],
  later: ['立案后起算', 'starts with filing'],
  used: ['用时 {{span}}', 'took {{span}}'],
  ended: ['已停表', 'stopped'],
  ended_late: ['超时停表', 'stopped late'],
  of: ['已用 {{used}}，限 {{n}} {{unit}}', '{{used}} used of {{n}} {{unit}}'],
  target: ['内部目标 {{at}}', 'internal target {{at}}'],
  extended: ['延期 {{n}} 次', 'extended {{n}}×'],
})

/** The two clocks people work by, large, each with a bar of how much is used up. */
export function CaseClocks({ shown }: { shown: Case }) {
  const t = useT()
  const code = useCodeName()
  const { link, overall, target } = mainClocks(shown)
  return (
    <section className="dossier-clocks" aria-label={t('title')}>
      {link !== undefined && <Face clock={link} label={t('link', { name: code('link', link.link) })} shown={shown} />}
      {overall === undefined ? (
        <div className="dossier-clock">
          <span className="dossier-clock-label">{t('overall')}</span>
          <span className="dossier-clock-big dossier-clock-none">{t('later')}</span>
        </div>
      ) : (
        <Face clock={overall} label={t('overall')} shown={shown} target={target} />
      )}
    </section>
  )
}

interface FaceProps {
  clock: Clock
  label: string
  shown: Case
  target?: Clock | undefined
}

function Face({ clock, label, shown, target }: FaceProps) {
  const t = useT()
  const code = useCodeName()
  const at = useNow()
  const endedLate = clock.lamp === 'red'
  const lamp = clock.stopped_at === null ? turned(clock.lamp, clock.due_at, at) : endedLate ? 'red' : 'none'
  return (
    <div className={`dossier-clock dossier-clock-${lamp}`}>
      <span className="dossier-clock-label">{label}</span>
      <span className="dossier-clock-big number">{big()}</span>
      <span className="dossier-clock-note">{note()}</span>
      {clock.limit_seconds !== null && clock.amount !== null && (
        <span className="dossier-clock-note">
          {t('of', { used: worked(clock.used_seconds), n: clock.amount, unit: code('unit', clock.unit) })}
          {clock.extended.length > 0 && ` · ${t('extended', { n: clock.extended.length })}`}
        </span>
      )}
      {target?.due_at && target.stopped_at === null && (
        <span className="dossier-clock-note">{t('target', { at: shortTime(target.due_at, at) })}</span>
      )}
      <span className="dossier-clock-bar" aria-hidden="true">
        <span style={{ width: `${share(clock) * 100}%` }} />
      </span>
    </div>
  )

  function big() {
    if (clock.stopped_at !== null) return worked(clock.used_seconds)
    if (clock.paused_at !== null) return t('paused')
    return clock.due_at === null ? t('noLimit') : remaining(clock.due_at, at).text
  }

  function note() {
    if (clock.stopped_at !== null) return `${t(endedLate ? 'ended_late' : 'ended')} ${dateTime(clock.stopped_at)}`
    if (clock.paused_at !== null) {
      const why =
        shown.suspended_until !== null
          ? t('suspended', { at: dateTime(shown.suspended_until) })
          : shown.state === 'waiting_upper'
            ? t('upper')
            : t('since', { at: shortTime(clock.paused_at, at) })
      return clock.left_seconds === null ? why : `${why} · ${t('left', { span: worked(clock.left_seconds) })}`
    }
    if (clock.due_at === null) return t('since', { at: clockTime(clock.started_at) })
    return t('due', { at: shortTime(clock.due_at, at) })
  }
}
