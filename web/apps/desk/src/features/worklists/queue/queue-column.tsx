// SPDX-License-Identifier: Apache-2.0
import { Link, useNavigate } from '@tanstack/react-router'
import { $api } from '@tongguan/api-client'
import { useMe } from '@tongguan/shell'
import { count } from '@tongguan/ui'
import { inWords } from '@tongguan/words'
import type { ReactNode } from 'react'
import { useCity } from '../../../city.ts'
import { type Entry, entriesOf, linksShown } from './entries.ts'
import { SavedViews } from './saved-views.tsx'
import { useT } from './words.ts'

/** Every list there is, with how much waits in it; on a phone one field to choose from. */
export function QueueColumn({ queue, address }: { queue: string; address: string }) {
  const t = useT()
  const navigate = useNavigate()
  const { mine, links: every, limits } = useEntries()
  const me = useMe()
  const units = useCity()?.units ?? []
  const inUnitsAlone = me.posts.every((post) => units.some((unit) => unit.id === post.organ))
  const links = linksShown(every, inUnitsAlone, queue)
  const all = [...mine, ...links, ...limits]
  return (
    <>
      <nav className="side-nav queues" aria-label={t('queues')}>
        <Group title={t('mine')} entries={mine} queue={queue} />
        {(links.some((entry) => entry.count !== 0) || links.some((entry) => entry.code === queue)) && (
          <Group title={t('links')} entries={links} queue={queue} />
        )}
        <Group title={t('limits')} entries={limits} queue={queue} />
        <SavedViews address={address} />
      </nav>
      <label className="queues-narrow">
        <span className="visually-hidden">{t('queue')}</span>
        <select
          value={queue}
          onChange={(event) => void navigate({ to: '/queue/$queue', params: { queue: event.target.value } })}
        >
          {all.map((entry) => (
            <option key={entry.code} value={entry.code}>
              {entry.name} {entry.count === undefined ? '' : count(entry.count)}
            </option>
          ))}
        </select>
      </label>
    </>
  )
}

/** The lists of the column, named and counted. */
export function useEntries() {
  const t = useT()
  const queues = $api.useQuery('get', '/api/v1/queues').data
  const board = $api.useQuery('get', '/api/v1/board').data
  return entriesOf(
    queues ?? [],
    board,
    { ended: t('ended'), all: t('all'), red: t('red'), yellow: t('yellow') },
    inWords,
  )
}

function Group({ title, entries, queue }: { title: string; entries: Entry[]; queue: string }) {
  if (entries.length === 0) return null
  return (
    <section>
      <h2>{title}</h2>
      <ul>
        {entries.map((entry) => (
          <li key={entry.code}>
            <Link
              to="/queue/$queue"
              params={{ queue: entry.code }}
              search={{}}
              aria-current={entry.code === queue ? 'page' : undefined}
              className={entry.count === 0 ? 'queues-empty' : undefined}
            >
              <span>{entry.name}</span>
              <Counts entry={entry} />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Counts({ entry }: { entry: Entry }): ReactNode {
  const t = useT()
  if (entry.count === undefined) return null
  return (
    <span className="queues-counts">
      {entry.red > 0 && entry.red < entry.count && (
        <span className="number tone-red" title={t('overdueOf', { n: entry.red })}>
          {count(entry.red)}
          <span className="visually-hidden">{t('red')}</span>
        </span>
      )}
      <span className={`number ${entry.red === entry.count && entry.red > 0 ? 'tone-red' : (entry.tone ?? '')}`}>
        {count(entry.count)}
        {entry.more && '+'}
      </span>
    </span>
  )
}
