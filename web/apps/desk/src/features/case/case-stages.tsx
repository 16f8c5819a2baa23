// SPDX-License-Identifier: Apache-2.0
import { dateTime, shortTime } from '@tongguan/ui'
import { words } from '@tongguan/words'
import type { Case } from './case-data.ts'
import { stepsOf } from './stages.ts'

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
  return (
    <ol className="case-stages" aria-label={t('title')}>
      {steps.map((step) => (
        <li
          key={step.name}
          className={`case-stage case-stage-${step.how}`}
          aria-current={step.how === 'now' ? 'step' : undefined}
        >
          <span className="case-stage-dot" aria-hidden="true" />
          <span>{t(step.name)}</span>
          <small
            title={step.at === undefined ? undefined : dateTime(step.at)}
            className={step.how === 'done' ? 'number' : undefined}
          >
            {step.how === 'now'
              ? t('now')
              : step.how === 'skipped'
                ? t('skipped')
                : step.at === undefined
                  ? ' '
                  : shortTime(step.at)}
          </small>
        </li>
      ))}
    </ol>
  )
}
