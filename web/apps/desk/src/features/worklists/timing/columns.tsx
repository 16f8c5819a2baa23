// SPDX-License-Identifier: Apache-2.0
import type { Schema } from '@tongguan/api-client'
import type { Column } from '@tongguan/lists'
import { Remaining, shortTime } from '@tongguan/ui'
import { useMemo } from 'react'
import { CaseWords } from '../../../case-words.tsx'
import { useCityNames } from '../../../city.ts'
import { leftWords, StageCell } from './stage-cell.tsx'
import { type Clock, hoursWords, LINKS, type Stages, stagesOf } from './stages.ts'
import { useT } from './words.ts'

type Line = Schema<'TimingLineOut'>

export const idOf = (line: Line) => line.case.id

/** Orders as rows, stages as columns. */
export function useColumns(): readonly Column<Line>[] {
  const t = useT()
  return useMemo(() => {
    const stages = stagesKept()
    return [
      { key: 'left', name: t('left'), width: 104, cell: (line) => <Left line={line.case} /> },
      { key: 'case', name: t('case'), width: '27%', cell: (line) => <Order line={line.case} /> },
      { key: 'overall', name: t('overall'), width: 116, cell: (line) => <Overall stages={stages(line)} /> },
      ...LINKS.map((link) => ({
        key: link,
        name: t(link),
        cell: (line: Line) => {
          const stage = stages(line).links[link]
          return <StageCell clock={stage?.clock} times={stage?.times ?? 1} />
        },
      })),
      {
        key: 'others',
        name: t('others'),
        from: 1600,
        cell: (line) =>
          stages(line).others.map((clock) => <OtherClock key={clock.link + clock.started_at} clock={clock} />),
      },
    ]
  }, [t])
}

/** The stages of a line, sorted out once for all its cells. */
function stagesKept(): (line: Line) => Stages {
  const kept = new WeakMap<Line, Stages>()
  return (line) => {
    const known = kept.get(line) ?? stagesOf(line.clocks)
    kept.set(line, known)
    return known
  }
}

function Left({ line }: { line: Line['case'] }) {
  if (line.closed_at !== null) return <span className="desk-note">{shortTime(line.closed_at)}</span>
  return <Remaining due={line.red_at ?? line.due_at} lamp={line.lamp} />
}

function Order({ line }: { line: Line['case'] }) {
  const names = useCityNames()
  return (
    <>
      <CaseWords line={line} />
      <span className="timing-whose">
        {names.state(line.state, line.state_name)} · {names.holder(line)}
        {line.handler_name && ` · ${line.handler_name}`}
      </span>
    </>
  )
}

function Overall({ stages }: { stages: Stages }) {
  const t = useT()
  const left = stages.target?.left_seconds
  return (
    <>
      <StageCell clock={stages.overall} />
      {left != null && <span className="desk-note">{t('target', { left: leftWords(left, t) })}</span>}
    </>
  )
}

/** A clock beside the chain, in one line. */
function OtherClock({ clock }: { clock: Clock }) {
  const t = useT()
  const over = clock.lamp === 'red'
  return (
    <span className={over ? 'timing-other ellipsis tone-red' : 'timing-other ellipsis tone-second'}>
      {clock.name} <span className="number">{hoursWords(clock.used_seconds)}</span>
      {over && ` ${t('red')}`}
      {clock.stopped_at === null && !over && clock.left_seconds !== null && ` ${leftWords(clock.left_seconds, t)}`}
    </span>
  )
}
