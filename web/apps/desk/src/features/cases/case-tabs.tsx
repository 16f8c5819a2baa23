// SPDX-License-Identifier: Apache-2.0
import { words } from '@tongguan/words'
import { type KeyboardEvent, lazy, type ReactNode, Suspense, useEffect, useId, useRef } from 'react'
import type { Case } from '../../case/case-data.ts'
import { Lapses } from './tabs/lapses.tsx'
import { OrdersTab } from './tabs/orders-tab.tsx'
import { RequestsTab } from './tabs/requests-tab.tsx'
import { SimilarTab } from './tabs/similar-tab.tsx'
import { TalksTab } from './tabs/talks-tab.tsx'
import { Timeline } from './tabs/timeline.tsx'
import { TimingTab } from './tabs/timing-tab.tsx'
import { WhyTab } from './tabs/why-tab.tsx'
import { WordsTab } from './tabs/words-tab.tsx'
import { type CaseTab, TABS, type View } from './use-view.ts'

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
  words: ['原话', 'Words'],
})

interface Props {
  shown: Case
  reference: string
  view: View
}

/** Everything that hangs on a case, one tab each; a tab asks for its part when it is opened. */
export function CaseTabs({ shown, reference, view }: Props) {
  const { tab, asked, onTab } = view
  const t = useT()
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  // Each time a tab was asked for, what was asked for comes into sight.
  useEffect(() => {
    if (asked > 0) bringIntoSight(list.current, tab)
  }, [asked, tab])
  const talks = shown.whistle_calls.length + shown.meetings.length + shown.notices.length + shown.contacts.length
  const counts: Partial<Record<CaseTab, number>> = {
    orders: shown.orders.length,
    evidence: shown.evidence.length,
    requests: shown.requests.length,
    talks,
  }
  const parts = {
    course: () => <Timeline shown={shown} reference={reference} />,
    evidence: () => <EvidenceTab shown={shown} onAdd={view.adder(shown)} />,
    orders: () => <OrdersTab shown={shown} />,
    words: () => <WordsTab key={shown.id} shown={shown} reference={reference} />,
    why: () => <WhyTab shown={shown} reference={reference} />,
    similar: () => <SimilarTab shown={shown} reference={reference} onMerge={view.merger(shown)} />,
    requests: () => <RequestsTab shown={shown} />,
    talks: () => <TalksTab shown={shown} />,
    timing: () => (
      <>
        <TimingTab shown={shown} reference={reference} />
        <Lapses shown={shown} reference={reference} />
      </>
    ),
  } satisfies Record<CaseTab, () => ReactNode>
  const pressed = (event: KeyboardEvent<HTMLButtonElement>, index: number) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    const next =
      event.key === 'Home'
        ? 0
        : event.key === 'End'
          ? TABS.length - 1
          : step && (index + step + TABS.length) % TABS.length
    const key = next === undefined ? undefined : TABS[next]
    if (key === undefined) return
    event.preventDefault()
    onTab(key)
  }
  return (
    <div className="dossier-tabs">
      <div ref={list} role="tablist" className="dossier-tablist" aria-label={t('title')}>
        {TABS.map((key, index) => {
          const count = counts[key] ?? 0
          return (
            <button
              key={key}
              id={`${id}-${key}`}
              type="button"
              role="tab"
              data-tab={key}
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
      <div role="tabpanel" className="dossier-panel" id={`${id}-panel`} aria-labelledby={`${id}-${tab}`}>
        <Suspense>{parts[tab]()}</Suspense>
      </div>
    </div>
  )
}

/** As much of a tab, in pixels, as shows that it has opened. */
const ENOUGH = 200

/** Who asked for a tab from elsewhere stands on it; the page moves only when the tab would open out of sight. */
function bringIntoSight(list: HTMLElement | null, tab: CaseTab): void {
  if (list === null) return
  list.querySelector<HTMLElement>(`[data-tab="${tab}"]`)?.focus({ preventScroll: true })
  const seen = list.closest('.dossier-pane-body, main')?.getBoundingClientRect()
  const { top, bottom } = list.getBoundingClientRect()
  if (seen !== undefined && top >= seen.top && bottom + ENOUGH <= seen.bottom) return
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches
  list.scrollIntoView({ block: 'start', behavior: still ? 'auto' : 'smooth' })
}
