// SPDX-License-Identifier: Apache-2.0
import type { Draft } from '@tongguan/forms'
import type { Move } from '@tongguan/forms/moves.ts'
import { words } from '@tongguan/words'
import { Button } from 'antd'
import { useEffect } from 'react'
import { type Case, useAdvice, useNames } from '../case/case-data.ts'

const useT = words('case-advice', {
  asking: ['正在查权责清单', 'Looking into the list'],
  listed: ['清单建议：{{lead}}', 'The list names {{lead}}'],
  ground: ['依据：{{basis}}（{{row}}）', 'Ground: {{basis}} ({{row}})'],
  silent: ['权责清单没有唯一答案，请人工选择', 'The list has no single answer: please choose'],
  lower: [
    '{{lead}} 归下级中心派遣，下一步应分拨到 {{to}}',
    '{{lead}} belongs to a centre below: hand the case down to {{to}}',
  ],
  upper: ['{{lead}} 不归本中心派遣，下一步应上报 {{to}}', '{{lead}} belongs elsewhere: hand the case up to {{to}}'],
  down: ['改为分拨到 {{to}}', 'Hand down to {{to}}'],
  up: ['改为上报 {{to}}', 'Hand up to {{to}}'],
  exact: ['精确命中', 'exact'],
})

interface Props {
  shown: Case
  move: Move
  draft: Draft
  /** The page says itself whom the list names: only another way is worth a word here. */
  brief: boolean
  onChange: (change: Draft) => void
  onSwitch: ((move: Move, draft: Draft) => void) | undefined
}

/** Whom the list names, on which ground; filled in at once, and what to do when it is another centre's unit. */
export function DispatchAdvice({ shown, move, draft, brief, onChange, onSwitch }: Props) {
  const t = useT()
  const name = useNames(shown.names)
  const advice = useAdvice(shown.task_no)
  const proposal = advice.data?.proposal
  const step = advice.data?.step
  useEffect(() => {
    if (!proposal || step?.kind !== move) return
    if (move === 'dispatch' && draft.lead === undefined) {
      onChange({ lead: proposal.lead.id, assists: proposal.assists.map((unit) => unit.id) })
    }
    if (move === 'transfer_centre' && draft.to === undefined) onChange({ to: step.to.id })
  }, [proposal, step, move, draft.lead, draft.to, onChange])
  if (brief && (step === undefined || step === null || step.kind === move)) return null
  if (advice.isPending) return <p className="dossier-hint">{t('asking')}</p>
  if (!proposal || !step) return <p className="dossier-note">{advice.data?.by_hand_because ?? t('silent')}</p>
  const [lead, to] = [proposal.lead.name, name(step.to.id) || step.to.name]
  return (
    <div className="dossier-note">
      <strong>{t('listed', { lead })}</strong>
      <p>{t('ground', { basis: proposal.basis || '—', row: proposal.row })}</p>
      {step.kind === 'transfer_centre' && <p>{t('lower', { lead, to })}</p>}
      {step.kind === 'escalate' && <p>{t('upper', { lead, to })}</p>}
      {onSwitch && step.kind === 'transfer_centre' && move !== step.kind && (
        <Button size="small" type="primary" onClick={() => onSwitch('transfer_centre', { to: step.to.id })}>
          {t('down', { to })}
        </Button>
      )}
      {onSwitch && step.kind === 'escalate' && move !== step.kind && (
        <Button size="small" type="primary" onClick={() => onSwitch('escalate', {})}>
          {t('up', { to })}
        </Button>
      )}
    </div>
  )
}

/** Whether another unit than the listed one was chosen, which needs a reason. */
export function useOverride(reference: string, draft: Draft, enabled: boolean): boolean {
  const proposed = useAdvice(reference, enabled).data?.proposal?.lead.id
  return enabled && draft.lead !== undefined && draft.lead !== proposed
}
