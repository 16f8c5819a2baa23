// SPDX-License-Identifier: Apache-2.0
import { $api, type Schema } from '@tongguan/api-client'
import { words } from '@tongguan/words'
import { useCityNames } from '../city.ts'
import { isOffered, type Line, type Outcome } from './bulk-moves.ts'

const useT = words('bulk-lines', {
  lines: ['将要改变的案件', 'What will change'],
  will: ['将{{move}} · {{holder}}', '{{move}} · {{holder}}'],
  not: ['现为“{{state}}”，不能{{move}}，将跳过', '{{state}} now; left out'],
  skipped: ['已跳过：当时为“{{state}}”', 'left out: it was {{state}}'],
  unread: ['读不到这件案件，将跳过', 'could not be read; left out'],
  waits: ['等待', 'waits'],
  to: ['将送往 {{unit}}', 'to {{unit}}'],
  up: ['上报 {{unit}}，须写理由', 'up to {{unit}}; needs a reason'],
  noUnit: ['清单未指明下一步，将被拒', 'the list names no next step; will be refused'],
})

interface Props {
  lines: readonly Line[]
  cases: readonly Schema<'CaseOut'>[]
  move: string
  /** What the move is called. */
  name: string
  step: 'asking' | 'sending' | 'over'
  outcomes: ReadonlyMap<string, Outcome>
}

/** The chosen cases: what will become of each, and then what did; in the end those that were not done stand first. */
export function BulkLines({ lines, cases, move, name, step, outcomes }: Props) {
  const t = useT()
  const names = useCityNames()
  const rank = (line: Line) => (step !== 'over' ? 0 : outcomes.get(line.id)?.granted ? 1 : 0)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also for the keyboard.
    <ul className="bulk-lines" aria-label={t('lines')} tabIndex={0}>
      {[...lines]
        .sort((one, other) => rank(one) - rank(other))
        .map((line) => {
          const shown = cases.find((one) => one.id === line.id)
          const may = shown !== undefined && isOffered(move, shown)
          const outcome = outcomes.get(line.id)
          const state = shown === undefined ? '' : names.state(shown.state, shown.state_name)
          const mark = outcome === undefined ? (may ? '' : 'bulk-not') : outcome.granted ? '' : 'bulk-refused'
          return (
            <li key={line.id} className={mark}>
              <span className="number">{line.task_no}</span>
              <span className="ellipsis">{line.title}</span>
              <span>
                {outcome !== undefined ? (
                  `${outcome.granted ? '✓ ' : ''}${outcome.said}`
                ) : shown === undefined ? (
                  t('unread')
                ) : !may ? (
                  t(step === 'over' ? 'skipped' : 'not', { state, move: name })
                ) : step !== 'asking' ? (
                  t('waits')
                ) : move === 'follow_list' ? (
                  <WhereTo taskNo={line.task_no} />
                ) : (
                  t('will', { move: name, holder: names.holder(line) })
                )}
              </span>
            </li>
          )
        })}
    </ul>
  )
}

function WhereTo({ taskNo }: { taskNo: string }) {
  const t = useT()
  const advice = $api.useQuery('get', '/api/v1/cases/{ref}/advice', { params: { path: { ref: taskNo } } })
  if (advice.isPending) return '…'
  const { kind, to } = advice.data?.step ?? {}
  if (to === undefined) return <span className="bulk-doubt">{t('noUnit')}</span>
  return kind === 'escalate' ? (
    <span className="bulk-doubt">{t('up', { unit: to.name })}</span>
  ) : (
    t('to', { unit: to.name })
  )
}
