// SPDX-License-Identifier: Apache-2.0
import { words } from '@tongguan/words'
import { Button } from 'antd'
import { type Case, useAdvice } from '../../case/case-data.ts'
import { useSimilar } from '../../case/similar-data.ts'
import type { CaseTab } from './use-view.ts'

const useT = words('case-hints', {
  title: ['提示', 'Hints'],
  suggested: ['建议派遣：{{lead}}', 'Suggested: {{lead}}'],
  onward: ['建议下一步：{{to}}', 'Suggested next: {{to}}'],
  ground: ['依据：{{basis}}', 'Ground: {{basis}}'],
  why: ['看依据', 'Why'],
  alike: ['疑似重复 {{n}} 件', '{{n}} may be the same'],
  nearest: ['最像的一件：{{no}} {{title}}', 'Most alike: {{no}} {{title}}'],
  compare: ['比对合并', 'Compare'],
})

/** What the platform has to suggest before anybody decides: the unit, and cases that may be the same. */
export function CaseHints({
  shown,
  reference,
  onTab,
}: {
  shown: Case
  reference: string
  onTab: (tab: CaseTab) => void
}) {
  const t = useT()
  const dispatching = shown.state === 'pending_dispatch'
  const fresh = ['reported', 'pending_filing', 'pending_dispatch'].includes(shown.state)
  const advice = useAdvice(reference, dispatching)
  const similar = useSimilar(shown, fresh)
  const proposal = dispatching ? advice.data?.proposal : undefined
  const first = fresh ? similar.data?.[0] : undefined
  if (!proposal && !first) return null
  return (
    <section className="dossier-hints" aria-label={t('title')}>
      {proposal && (
        <div>
          <p>
            <strong>
              {advice.data?.step?.kind === 'dispatch'
                ? t('suggested', { lead: proposal.lead.name })
                : t('onward', { to: `${advice.data?.step?.to.name ?? proposal.centre.name} → ${proposal.lead.name}` })}
            </strong>
            <small>{t('ground', { basis: proposal.basis || proposal.row })}</small>
          </p>
          <Button size="small" onClick={() => onTab('why')}>
            {t('why')}
          </Button>
        </div>
      )}
      {first && (
        <div>
          <p>
            <strong>{t('alike', { n: similar.data?.length ?? 0 })}</strong>
            <small>{t('nearest', { no: first.task_no, title: first.title })}</small>
          </p>
          <Button size="small" onClick={() => onTab('similar')}>
            {t('compare')}
          </Button>
        </div>
      )}
    </section>
  )
}
