// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { refusalOf } from '@tongguan/api-client'
import { Remaining, shortTime } from '@tongguan/ui'
import { Button } from 'antd'
import { memo, useRef, useState } from 'react'
import { CaseWords } from '../../case-words.tsx'
import type { CityNames } from '../../city.ts'
import { RefusedWords } from '../../moves/refused-words.tsx'
import { Kbd } from '../../shortcuts.tsx'
import { adviceFor } from './follow-list.ts'
import { type Advice, type Line, obstacleTo } from './plan.ts'
import { useInSight } from './use-in-sight.ts'
import { type T, useT } from './words.ts'

interface Props {
  line: Line
  current: boolean
  selected: boolean
  names: CityNames
  /** Whether the list's proposal is shown; otherwise the unit that has it. */
  proposing: boolean
  onChoose: (line: Line) => void
  onSelect: (line: Line) => void
  onAccept: (line: Line, advice: Advice) => Promise<void>
}

/** One case of the board, with what the list says and the button that does so. */
export const BoardRow = memo(function BoardRow(row: Props) {
  const t = useT()
  const { line, names } = row
  const place = useRef<HTMLTableRowElement>(null)
  const inSight = useInSight(place)
  return (
    <tr
      ref={place}
      className={row.current ? 'current' : undefined}
      data-case={line.task_no}
      tabIndex={-1}
      onClick={() => row.onChoose(line)}
    >
      {row.proposing && (
        <td>
          <input
            type="checkbox"
            className="dispatch-tick"
            checked={row.selected}
            aria-label={t('select', { no: line.task_no })}
            onClick={(event) => event.stopPropagation()}
            onChange={() => row.onSelect(line)}
          />
        </td>
      )}
      <td>
        <Remaining due={line.link_due_at ?? line.due_at} lamp={line.lamp} since={line.link_since ?? line.reported_at} />
      </td>
      <td>
        <CaseWords line={line} onChoose={() => row.onChoose(line)} />
      </td>
      <td>
        {row.proposing ? (
          <ProposalCell line={line} inSight={inSight} current={row.current} onAccept={row.onAccept} />
        ) : (
          <span className="dispatch-two">
            <span>{names.holder(line)}</span>
            <span className="desk-note">{names.state(line.state, line.state_name)}</span>
          </span>
        )}
      </td>
      <td className="dispatch-wide">
        <span className="dispatch-two">
          <span>{names.source(line.source, line.source_name)}</span>
          <span className="desk-note number">{shortTime(line.reported_at)}</span>
        </span>
      </td>
    </tr>
  )
})

function ProposalCell({
  line,
  inSight,
  current,
  onAccept,
}: {
  line: Line
  inSight: boolean
  current: boolean
  onAccept: Props['onAccept']
}) {
  const t = useT()
  const asked = useQuery({ ...adviceFor(line.task_no), enabled: inSight })
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<unknown>()
  if (asked.error !== null) return <RefusedWords refused={refusalOf(asked.error)} />
  const advice = asked.data
  if (advice === undefined) return <span className="desk-note">{t('asking')}</span>
  const obstacle = obstacleTo(advice)
  if (obstacle === 'noProposal') return <span className="dispatch-by-hand">{t('noProposal')}</span>
  return (
    <span className="dispatch-proposal">
      {obstacle === undefined ? (
        <Button
          size="small"
          type={current ? 'primary' : 'default'}
          loading={busy}
          onClick={(event) => {
            event.stopPropagation()
            setBusy(true)
            setRefused(undefined)
            onAccept(line, advice)
              .catch(setRefused)
              .finally(() => setBusy(false))
          }}
        >
          {stepWords(advice, t)} {current && <Kbd of="Enter" />}
        </Button>
      ) : (
        <span>{stepWords(advice, t)}</span>
      )}
      <span className="desk-note">{groundWords(advice, t)}</span>
      {refused !== undefined && <RefusedWords refused={refusalOf(refused)} />}
    </span>
  )
}

/** “派给 …”, “分拨到 …” or “上报 …”. */
export function stepWords(advice: Advice, t: T): string {
  const { step } = advice
  if (step === null) return t('noProposal')
  const kind = step.kind === 'dispatch' || step.kind === 'escalate' ? step.kind : 'transfer_centre'
  return t(`step_${kind}`, { to: step.to.name })
}

function groundWords(advice: Advice, t: T): string {
  const { proposal, step } = advice
  if (proposal === null) return ''
  return [
    step?.kind !== 'dispatch' && t('finally', { unit: proposal.lead.name }),
    t('ground', { basis: proposal.basis, row: proposal.row }),
    !proposal.exact && t('inexact'),
  ]
    .filter(Boolean)
    .join(' · ')
}
