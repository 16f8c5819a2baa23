// SPDX-License-Identifier: Apache-2.0
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useMe } from '@tongguan/shell'
import { type ComponentType, lazy, Suspense } from 'react'
import { type Search, single } from '../../address.ts'
import { useTable } from './data.ts'
import { DraftBar } from './draft-bar.tsx'
import { Mark } from './mark.tsx'
import { useT } from './words.ts'
import './admin.css'

type Section = 'editions' | 'organisation' | 'responsibility' | 'taxonomy' | 'calendars' | 'accounts' | 'audit'

const RULES: Section[] = ['editions', 'responsibility', 'taxonomy', 'calendars', 'organisation']
const PEOPLE: Section[] = ['accounts', 'audit']
const READERS = [
  'system_admin',
  'tenant_admin',
  'data_steward',
  'auditor',
  'commander',
  'leader',
  'inspector',
  'evaluator',
  'legal_officer',
]
const WHO: Partial<Record<Section, string[]>> = {
  accounts: ['system_admin', 'tenant_admin', 'auditor'],
  audit: ['system_admin', 'auditor'],
}

const PAGES: Record<Section, ComponentType> = {
  editions: lazy(() => import('./editions/editions-section.tsx')),
  organisation: lazy(() => import('./organisation/organisation-section.tsx')),
  responsibility: lazy(() => import('./responsibility/responsibility-section.tsx')),
  taxonomy: lazy(() => import('./tables/taxonomy-section.tsx')),
  calendars: lazy(() => import('./calendars/calendars-section.tsx')),
  accounts: lazy(() => import('./accounts/accounts-section.tsx')),
  audit: lazy(() => import('./audit/audit-section.tsx')),
}

/** Administration of the city: its rules in editions, its people, its record. */
export function Component() {
  const t = useT()
  const me = useMe()
  const { section = 'editions' } = useParams({ strict: false })
  const current = (section in PAGES ? section : 'editions') as Section
  const allowed = (one: Section) => me.has(...(WHO[one] ?? READERS))
  const Page = PAGES[current]
  if (![...RULES, ...PEOPLE].some(allowed)) return <p className="admin-foreign">{t('notYours')}</p>
  return (
    <div className="admin">
      <nav className="admin-nav" aria-label={t('sections')}>
        <Group title={t('city')} sections={RULES.filter(allowed)} current={current} />
        <Group title={t('people')} sections={PEOPLE.filter(allowed)} current={current} />
      </nav>
      <div className="admin-body">
        {allowed(current) ? (
          <>
            {RULES.includes(current) && <DraftBar />}
            <section className="admin-section" aria-label={t(current)}>
              <Suspense fallback={<p>{t('loading')}</p>}>
                <Page />
              </Suspense>
            </section>
          </>
        ) : (
          <p className="admin-foreign">{t('notYours')}</p>
        )}
      </div>
    </div>
  )
}

function Group({ title, sections, current }: { title: string; sections: Section[]; current: Section }) {
  const t = useT()
  const draft = single((useSearch({ strict: false }) as Search).draft)
  if (sections.length === 0) return null
  return (
    <>
      <h2>{title}</h2>
      <ul>
        {sections.map((one) => (
          <li key={one}>
            <Link
              to="/admin/$section"
              params={{ section: one }}
              search={draft === undefined ? {} : { draft }}
              aria-current={one === current ? 'page' : undefined}
            >
              {t(one)} {one === 'calendars' && <YearAwaited />}
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}

/** A year of the calendar that nobody has published yet: whoever looks after the rules has to bring it in. */
function YearAwaited() {
  const t = useT()
  const years = useTable(undefined, 'calendar_years.csv', { limit: 100 }).data?.rows
  const awaited = years?.find((one) => one.cells.status !== 'published')
  if (awaited === undefined) return null
  return (
    <span title={t('yearAwaited', { year: awaited.key })}>
      <Mark tone="amber">{t('awaited')}</Mark>
    </span>
  )
}
