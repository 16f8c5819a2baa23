// SPDX-License-Identifier: Apache-2.0
import { words } from '@tongguan/words'
import { Tabs } from 'antd'
import type { Case } from './case-data.ts'
import { EvidenceTab } from './tabs/evidence-tab.tsx'
import { LapsesTab } from './tabs/lapses-tab.tsx'
import { OrdersTab } from './tabs/orders-tab.tsx'
import { RequestsTab } from './tabs/requests-tab.tsx'
import { SimilarTab } from './tabs/similar-tab.tsx'
import { TalksTab } from './tabs/talks-tab.tsx'
import { Timeline } from './tabs/timeline.tsx'
import { TimingTab } from './tabs/timing-tab.tsx'
import { WhyTab } from './tabs/why-tab.tsx'
import { WordsTab } from './tabs/words-tab.tsx'

const useT = words('case-tabs', {
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

export type CaseTab = Parameters<ReturnType<typeof useT>>[0]

interface Props {
  shown: Case
  reference: string
  tab: CaseTab
  onTab: (tab: CaseTab) => void
  onMerge: ((parent: string) => void) | undefined
}

/** Everything that hangs on a case, one tab each; a tab asks for its part when it is opened. */
export function CaseTabs({ shown, reference, tab, onTab, onMerge }: Props) {
  const t = useT()
  const talks = shown.whistle_calls.length + shown.meetings.length + shown.notices.length + shown.contacts.length
  const counts: Partial<Record<CaseTab, number>> = {
    orders: shown.orders.length,
    evidence: shown.evidence.length,
    requests: shown.requests.length,
    talks,
  }
  const parts = {
    course: () => <Timeline shown={shown} reference={reference} />,
    evidence: () => <EvidenceTab shown={shown} />,
    orders: () => <OrdersTab shown={shown} />,
    words: () => <WordsTab key={shown.id} shown={shown} reference={reference} />,
    why: () => <WhyTab shown={shown} reference={reference} />,
    similar: () => <SimilarTab shown={shown} reference={reference} onMerge={onMerge} />,
    requests: () => <RequestsTab shown={shown} />,
    talks: () => <TalksTab shown={shown} />,
    timing: () => <TimingTab shown={shown} reference={reference} />,
    lapses: () => <LapsesTab shown={shown} reference={reference} />,
  } satisfies Record<CaseTab, () => React.ReactNode>
  return (
    <Tabs
      size="small"
      className="dossier-tabs"
      activeKey={tab}
      onChange={(key) => onTab(key as CaseTab)}
      destroyOnHidden
      items={Object.entries(parts).map(([key, part]) => {
        const count = counts[key as CaseTab] ?? 0
        return {
          key,
          label: (
            <>
              {t(key as CaseTab)}
              {count > 0 && <span className="dossier-count number">{count}</span>}
            </>
          ),
          children: key === tab ? part() : null,
        }
      })}
    />
  )
}
