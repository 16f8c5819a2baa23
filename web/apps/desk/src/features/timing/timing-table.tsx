// SPDX-License-Identifier: Apache-2.0
import type { Schema } from '@tongguan/api-client'
import { Remaining, shortTime } from '@tongguan/ui'
import { CaseWords } from '../../case-words.tsx'
import { useCityNames } from '../../city.ts'
import { leftWords, StageCell } from './stage-cell.tsx'
import { type Clock, hoursWords, LINKS, stagesOf } from './stages.ts'
import { useT } from './words.ts'

/** Orders as rows, stages as columns. */
export function TimingTable({ lines }: { lines: readonly Schema<'TimingLineOut'>[] }) {
  const t = useT()
  return (
    <table className="desk-table timing-table">
      <thead>
        <tr>
          <th scope="col" className="timing-col-left">
            {t('left')}
          </th>
          <th scope="col" className="timing-col-case">
            {t('case')}
          </th>
          <th scope="col" className="timing-col-overall">
            {t('overall')}
          </th>
          {LINKS.map((link) => (
            <th scope="col" key={link}>
              {t(link)}
            </th>
          ))}
          <th scope="col" className="timing-wide">
            {t('others')}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <TimingRow key={line.case.id} line={line} />
        ))}
      </tbody>
    </table>
  )
}

function TimingRow({ line }: { line: Schema<'TimingLineOut'> }) {
  const t = useT()
  const names = useCityNames()
  const stages = stagesOf(line.clocks)
  const { case: shown } = line
  const target = stages.target
  return (
    <tr>
      <td>
        {shown.closed_at === null ? (
          <Remaining due={shown.red_at ?? shown.due_at} lamp={shown.lamp} />
        ) : (
          <span className="desk-note">{shortTime(shown.closed_at)}</span>
        )}
      </td>
      <td>
        <CaseWords line={shown} />
        <span className="timing-whose">
          {names.state(shown.state, shown.state_name)} · {names.holder(shown)}
          {shown.handler_name && ` · ${shown.handler_name}`}
        </span>
      </td>
      <td>
        <StageCell clock={stages.overall} />
        {target?.left_seconds != null && (
          <span className="desk-note">{t('target', { left: leftWords(target.left_seconds, t) })}</span>
        )}
      </td>
      {LINKS.map((link) => {
        const stage = stages.links[link]
        return (
          <td key={link}>
            <StageCell clock={stage?.clock} times={stage?.times ?? 1} />
          </td>
        )
      })}
      <td className="timing-wide">
        {stages.others.map((clock) => (
          <OtherClock key={clock.link + clock.started_at} clock={clock} />
        ))}
      </td>
    </tr>
  )
}

/** A clock beside the chain, in one line. */
function OtherClock({ clock }: { clock: Clock }) {
  const t = useT()
  const over = clock.lamp === 'red'
  return (
    <span className={over ? 'timing-other timing-over' : 'timing-other'}>
      {clock.name} <span className="number">{hoursWords(clock.used_seconds)}</span>
      {over && ` ${t('red')}`}
      {clock.stopped_at === null && !over && clock.left_seconds !== null && ` ${leftWords(clock.left_seconds, t)}`}
    </span>
  )
}
