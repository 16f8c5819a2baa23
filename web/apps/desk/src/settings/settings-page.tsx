// SPDX-License-Identifier: Apache-2.0
import { Link, useParams } from '@tanstack/react-router'
import { useFilters } from '@tongguan/lists'
import { useMe } from '@tongguan/shell'
import { inWords, words } from '@tongguan/words'
import { Suspense } from 'react'
import type { Section } from '../feature.ts'
import { DraftBar } from '../features/city-pack/draft-bar.tsx'
import { SECTIONS } from '../features.ts'
import { filters } from '../pack/filters.ts'
import { SectionName } from '../section.ts'
import './settings.css'

const useT = words('settings', {
  sections: ['配置分区', 'Sections'],
  rules: ['城市规则', 'Rules'],
  screens: ['大屏', 'Screens'],
  people: ['人与留痕', 'People & record'],
  notYours: ['您的岗位不能查看这一部分。', 'None of your posts may look at this.'],
  loading: ['正在读取…', 'Loading…'],
})

/** The settings: the city's rules in editions, its people, its record. Each section is brought by a feature. */
export function Component() {
  const t = useT()
  const me = useMe()
  const { section } = useParams({ strict: false })
  const allowed = SECTIONS.filter((one) => me.may(one.right))
  const current = SECTIONS.find((one) => one.key === section) ?? SECTIONS[0]
  if (allowed.length === 0 || current === undefined) return <p className="admin-foreign">{t('notYours')}</p>
  return (
    <div className="admin">
      <nav className="side-nav" aria-label={t('sections')}>
        {(['rules', 'screens', 'people'] as const).map((group) => (
          <Group
            key={group}
            title={t(group)}
            sections={allowed.filter((one) => one.group === group)}
            current={current}
          />
        ))}
      </nav>
      <div className="admin-body">
        {allowed.includes(current) ? (
          <>
            {current.group === 'rules' && <DraftBar />}
            <section className="admin-section" aria-label={inWords(...current.name)}>
              <h1>{inWords(...current.name)}</h1>
              <Suspense fallback={<p>{t('loading')}</p>}>
                <SectionName value={inWords(...current.name)}>
                  <current.page />
                </SectionName>
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

function Group({ title, sections, current }: { title: string; sections: readonly Section[]; current: Section }) {
  const [{ draft }] = useFilters(filters)
  if (sections.length === 0) return null
  return (
    <>
      <h2>{title}</h2>
      <ul>
        {sections.map((one) => (
          <li key={one.key}>
            <Link
              to="/admin/$section"
              params={{ section: one.key }}
              search={draft === undefined ? {} : { draft }}
              aria-current={one === current ? 'page' : undefined}
            >
              {inWords(...one.name)} {one.Mark && <one.Mark />}
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}
