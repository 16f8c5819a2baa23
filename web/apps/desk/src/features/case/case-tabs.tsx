// SPDX-License-Identifier: Apache-2.0
import { words } from '@tongguan/words'
import { type KeyboardEvent, lazy, type ReactNode, Suspense, useId } from 'react'
import type { Case } from '../../case/case-data.ts'
import { LapsesTab } from './tabs/lapses-tab.tsx'
import { OrdersTab } from './tabs/orders-tab.tsx'
import { RequestsTab } from './tabs/requests-tab.tsx'
import { SimilarTab } from './tabs/similar-tab.tsx'
import { TalksTab } from './tabs/talks-tab.tsx'
import { Timeline } from './tabs/timeline.tsx'
import { TimingTab } from './tabs/timing-tab.tsx'
import { WhyTab } from './tabs/why-tab.tsx'
import { WordsTab } from './tabs/words-tab.tsx'

// The viewer of photos is heavy and not always wanted.
const EvidenceTab = lazy(async () => ({ default: (await import('./tabs/evidence-tab.tsx')).EvidenceTab }))

const useT = words('case-tabs', {
  title: ['案件内容', 'What there is about the case'],
  course: ['过程', 'Course'],
  orders: ['工单', 'Orders'],
  evidence: ['材料', 'Evidence'],
  requests: ['申请', 'Requests'],
  talks: ['往来', 'Talks'],
  similar: ['相似', 'Alike'],
  why: ['依据', 'Why'],
  timing: ['计时', 'Timing'],
  lapses: ['失责', 'Lapses'],
  words: ['原话', 'Words'],
})

export type CaseTab = Exclude<Parameters<ReturnType<typeof useT>>[0], 'title'>

interface Props {
  shown: Case
  reference: string
  tab: CaseTab
  onTab: (tab: CaseTab) => void
  onMerge: ((parent: string) => void) | undefined
  onAdd: (() => void) | undefined
}

/** Everything that hangs on a case, one tab each; a tab asks for its part when it is opened. */
export function CaseTabs({ shown, reference, tab, onTab, onMerge, onAdd }: Props) {
  const t = useT()
  const id = useId()
  const talks = shown.whistle_calls.length + shown.meetings.length + shown.notices.length + shown.contacts.length
  const counts: Partial<Record<CaseTab, number>> = {
    orders: shown.orders.length,
    evidence: shown.evidence.length,
    requests: shown.requests.length,
    talks,
  }
  const parts = {
    course: () => <Timeline shown={shown} reference={reference} />,
    evidence: () => <EvidenceTab shown={shown} onAdd={onAdd} />,
    orders: () => <OrdersTab shown={shown} />,
    words: () => <WordsTab key={shown.id} shown={shown} reference={reference} />,
    why: () => <WhyTab shown={shown} reference={reference} />,
    similar: () => <SimilarTab shown={shown} reference={reference} onMerge={onMerge} />,
    requests: () => <RequestsTab shown={shown} />,
    talks: () => <TalksTab shown={shown} />,
    timing: () => <TimingTab shown={shown} reference={reference} />,
    lapses: () => <LapsesTab shown={shown} reference={reference} />,
  } satisfies Record<CaseTab, () => ReactNode>
  const keys = Object.keys(parts) as CaseTab[]
  const pressed = (event: KeyboardEvent<HTMLButtonElement>, index: number) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    const next =
      event.key === 'Home'
        ? 0
        : event.key === 'End'
          ? keys.length - 1
          : step && (index + step + keys.length) % keys.length
    const key = next === undefined ? undefined : keys[next]
    if (key === undefined) return
    event.preventDefault()
    onTab(key)
    document.getElementById(`${id}-${key}`)?.focus()
  }
  return (
    <div className="dossier-tabs">
      <div role="tablist" className="dossier-tablist" aria-label={t('title')}>
        {keys.map((key, index) => {
          const count = counts[key] ?? 0
          return (
            <button
              key={key}
              id={`${id}-${key}`}
              type="button"
              role="tab"
              aria-selected={key === tab}
              aria-controls={`${id}-panel`}
              tabIndex={key === tab ? 0 : -1}
              onClick={() => onTab(key)}
              onKeyDown={(event) => pressed(event, index)}
            >
              {t(key)}
              {count > 0 && <span className="dossier-count number">{count}</span>}
            </button>
          )
        })}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${tab}`}>
        <Suspense>{parts[tab]()}</Suspense>
      </div>
    </div>
  )
}
