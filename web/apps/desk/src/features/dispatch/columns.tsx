// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { refusalOf } from '@tongguan/api-client'
import type { Column } from '@tongguan/lists'
import { Remaining, shortTime } from '@tongguan/ui'
import { Kbd } from '@tongguan/ui/shortcuts.tsx'
import { Button } from 'antd'
import { useMemo, useRef, useState } from 'react'
import { CaseWords } from '../../case-words.tsx'
import { useCityNames } from '../../city.ts'
import { RefusedWords } from '../../moves/refused-words.tsx'
import { adviceFor } from './follow-list.ts'
import { type Advice, type Line, obstacleTo } from './plan.ts'
import { useInSight } from './use-in-sight.ts'
import { type T, useT } from './words.ts'

type Accept = (line: Line, advice: Advice) => Promise<void>

/** A case of the board: with what the list says and the button that does so, or with the unit that has it. */
export function useColumns(
  proposing: boolean,
  onChoose: (taskNo: string) => void,
  onAccept: Accept,
): readonly Column<Line>[] {
  const t = useT()
  const names = useCityNames()
  return useMemo(
    () => [
      {
        key: 'left',
        name: t('left'),
        width: 92,
        cell: (line) => (
          <Remaining
            due={line.link_due_at ?? line.due_at}
            lamp={line.lamp}
            since={line.link_since ?? line.reported_at}
          />
        ),
      },
      {
        key: 'case',
        name: t('case'),
        cell: (line) => <CaseWords line={line} onChoose={() => onChoose(line.task_no)} />,
      },
      {
        key: 'step',
        name: proposing ? t('proposal') : t('unit'),
        width: '34%',
        cell: (line, { current }) =>
          proposing ? (
            <Proposal line={line} current={current} onAccept={onAccept} />
          ) : (
            <span className="dispatch-two">
              <span>{names.holder(line)}</span>
              <span className="desk-note">{names.state(line.state, line.state_name)}</span>
            </span>
          ),
      },
      {
        key: 'source',
        name: t('source'),
        width: 150,
        from: 1060,
        cell: (line) => (
          <span className="dispatch-two">
            <span>{names.source(line.source, line.source_name)}</span>
            <span className="desk-note number">{shortTime(line.reported_at)}</span>
          </span>
        ),
      },
    ],
    [t, names, proposing, onChoose, onAccept],
  )
}

interface ProposalProps {
  line: Line
  current: boolean
  onAccept: Accept
}

/** What the list says, asked for once the row has come into sight. */
function Proposal(row: ProposalProps) {
  const place = useRef<HTMLDivElement>(null)
  const inSight = useInSight(place)
  return (
    <div ref={place}>
      <ProposalWords {...row} inSight={inSight} />
    </div>
  )
}

function ProposalWords({ line, inSight, current, onAccept }: ProposalProps & { inSight: boolean }) {
  const t = useT()
  const asked = useQuery({ ...adviceFor(line.task_no), enabled: inSight })
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<unknown>()
  if (asked.error !== null) return <RefusedWords refused={refusalOf(asked.error)} />
  const advice = asked.data
  if (advice === undefined) return <span className="desk-note">{t('asking')}</span>
  const obstacle = obstacleTo(advice)
  if (obstacle === 'noProposal') return <span className="tone-amber">{t('noProposal')}</span>
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
