// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router'
import { $api, refusalOf, type Schema } from '@tongguan/api-client'
import { useLive } from '@tongguan/shell'
import { clockSeconds, count, date, useNow, weekday } from '@tongguan/ui'
import { useEffect, useRef, useState } from 'react'
import { useCity, useCityNames } from '../../../city.ts'
import { RefusedWords } from '../../../moves/refused-words.tsx'
import { DueList } from './due-list.tsx'
import { byLink, worstFirst } from './links.ts'
import { type T, useT } from './words.ts'
import './wall.css'

const EVERY_MS = 20_000

/** The wall of the duty room: how much is open and late, in which link, in which street, and what is due next. */
export function Component() {
  const t = useT()
  const place = useRef<HTMLDivElement>(null)
  const asked = $api.useQuery('get', '/api/v1/board', {}, { refetchInterval: EVERY_MS })
  const board = asked.data
  return (
    <div className="wall" data-theme="dark" ref={place}>
      <header className="wall-head">
        <h1>{t('title')}</h1>
        <Freshness asOf={board?.as_of} failed={asked.isError} />
        <WallClock />
        <FullScreen place={place} />
      </header>
      {asked.error !== null && board === undefined && <RefusedWords refused={refusalOf(asked.error)} />}
      {board && (
        <>
          <Totals board={board} t={t} />
          <Links board={board} t={t} />
          <Streets board={board} t={t} />
        </>
      )}
      <section className="wall-due" aria-label={t('next')}>
        <DueList title={t('next')} lamp="ahead" />
        <DueList title={t('late')} lamp="red" />
      </section>
    </div>
  )
}

function WallClock() {
  const now = useNow(1)
  return (
    <span className="wall-clock">
      <span>
        {date(now)} {weekday(now)}
      </span>
      <span className="number wall-time">{clockSeconds(now)}</span>
    </span>
  )
}

/** Figures say how old they are; when the line is down they say so instead of looking fresh. */
function Freshness({ asOf, failed }: { asOf: string | undefined; failed: boolean }) {
  const t = useT()
  const { line } = useLive()
  if (asOf === undefined) return <span />
  const at = clockSeconds(asOf)
  const lost = failed || !line.live
  return (
    <span role="status" className={lost ? 'wall-lost' : 'tone-faint'}>
      {lost ? t('lost', { at }) : t('asOf', { at })}
    </span>
  )
}

function FullScreen({ place }: { place: React.RefObject<HTMLDivElement | null> }) {
  const t = useT()
  const [full, setFull] = useState(false)
  useEffect(() => {
    const changed = () => setFull(document.fullscreenElement !== null)
    document.addEventListener('fullscreenchange', changed)
    return () => document.removeEventListener('fullscreenchange', changed)
  }, [])
  return (
    <button
      type="button"
      className="wall-full"
      onClick={() => void (full ? document.exitFullscreen() : place.current?.requestFullscreen())}
    >
      {full ? t('leave') : t('full')}
    </button>
  )
}

const LISTS = { open: 'all', red: 'red', yellow: 'yellow' } as const

function Totals({ board, t }: { board: Schema<'DutyBoard'>; t: T }) {
  const totals = ['open', 'red', 'yellow', 'reported', 'closed'] as const
  return (
    <dl className="wall-totals">
      {totals.map((name) => (
        <div key={name} className={board[name] > 0 ? `wall-${name}` : undefined}>
          <dt>{t(name)}</dt>
          <dd className="number">
            {name === 'reported' ? (
              <Link to="/search" search={{ reported_from: date(board.since) }}>
                {count(board.reported)}
              </Link>
            ) : name === 'closed' ? (
              count(board.closed)
            ) : (
              <Link to="/queue/$queue" params={{ queue: LISTS[name] }} search={{}}>
                {count(board[name])}
              </Link>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Links({ board, t }: { board: Schema<'DutyBoard'>; t: T }) {
  const city = useCity()
  if (city === undefined) return null
  return (
    <section className="wall-links" aria-label={t('links')}>
      {byLink(board.states, city.states).map((one) => {
        const state = one.states
        return (
          <div key={one.link} className="wall-link">
            <span className="tone-second">{t(one.link)}</span>
            <span className="number wall-link-count">
              <Link to="/queue/$queue" params={{ queue: 'all' }} search={{ state }}>
                {count(one.count)}
              </Link>
            </span>
            <span className="wall-link-lamps">
              {one.red > 0 && (
                <Link to="/queue/$queue" params={{ queue: 'red' }} search={{ state }} className="wall-bad">
                  {t('lateOf', { n: one.red })}
                </Link>
              )}
              {one.yellow > 0 && (
                <Link to="/queue/$queue" params={{ queue: 'yellow' }} search={{ state }} className="tone-amber">
                  {t('soonOf', { n: one.yellow })}
                </Link>
              )}
              {one.red + one.yellow === 0 && <span className="tone-faint">{t('allWell')}</span>}
            </span>
          </div>
        )
      })}
    </section>
  )
}

function Streets({ board, t }: { board: Schema<'DutyBoard'>; t: T }) {
  const names = useCityNames()
  const most = Math.max(1, ...board.areas.map((area) => area.open))
  return (
    <section className="wall-streets" aria-label={t('streets')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('street')}</th>
            <th scope="col">{t('open')}</th>
            <th scope="col">{t('red')}</th>
            <th scope="col">{t('reported')}</th>
          </tr>
        </thead>
        <tbody>
          {worstFirst(board.areas).map(({ region, name, open, red, reported }) => (
            <tr key={region}>
              <th scope="row">
                <Link to="/queue/$queue" params={{ queue: 'all' }} search={{ region }}>
                  {names.place(region, name)}
                </Link>
              </th>
              <td>
                <span className="wall-bar" style={{ width: `${(open / most) * 60}%` }} aria-hidden="true" />
                <span className="number">{open}</span>
              </td>
              <td className={red > 0 ? 'wall-bad number' : 'tone-faint number'}>
                {red === 0 ? (
                  red
                ) : (
                  <Link to="/queue/$queue" params={{ queue: 'red' }} search={{ region }}>
                    {red}
                  </Link>
                )}
              </td>
              <td className="number">{reported}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
