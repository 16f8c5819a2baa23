// SPDX-License-Identifier: Apache-2.0
import { clockTime, date, dateTime, useNow } from '@tongguan/ui'
import { words } from '@tongguan/words'
import type { Case } from '../../case/case-data.ts'
import { type Step, stepsOf } from './stages.ts'

const useT = words('case-stages', {
  title: ['进度', 'Progress'],
  accept: ['受理', 'Accept'],
  file: ['立案', 'File'],
  dispatch: ['派遣', 'Dispatch'],
  handle: ['处置', 'Handle'],
  check: ['核查', 'Check'],
  callback: ['回访', 'Call back'],
  close: ['结案', 'Close'],
  now: ['进行中', 'now'],
  skipped: ['免', 'skipped'],
})

/** How far the case is, with the time each link was passed. */
export function CaseStages({ shown }: { shown: Case }) {
  const t = useT()
  const steps = stepsOf(shown)
  const today = date(useNow(60))
  return (
    <ol className="dossier-stages" aria-label={t('title')}>
      {steps.map((step) => (
        <li
          key={step.name}
          className={`dossier-stage dossier-stage-${step.how}`}
          aria-current={step.how === 'now' ? 'step' : undefined}
        >
          <span className="dossier-stage-dot" aria-hidden="true" />
          <span>{t(step.name)}</span>
          {said(step)}
        </li>
      ))}
    </ol>
  )

  function said(step: Step) {
    if (step.how === 'now') return <small>{t('now')}</small>
    if (step.how === 'skipped') return <small>{t('skipped')}</small>
    if (step.at === undefined) return null
    const day = date(step.at)
    return (
      <small className="number" title={dateTime(step.at)}>
        {clockTime(step.at)}
        {day !== today && <span>{day.slice(5)}</span>}
      </small>
    )
  }
}
