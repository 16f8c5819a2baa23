// SPDX-License-Identifier: Apache-2.0
import { $api } from '@tongguan/api-client'
import type { MapCase } from '@tongguan/map'
import { useMe } from '@tongguan/shell'
import { distance, Remaining, useNow } from '@tongguan/ui'
import { words } from '@tongguan/words'
import { lazy, Suspense, useState } from 'react'
import { go, linkTo } from '../../address.ts'
import { ErrorBound } from '../../frame/error-bound.tsx'
import { useTitle } from '../../frame/frame.tsx'
import { usePosition } from '../../position/position.ts'
import { useKindWords } from '../../work/kind-words.ts'
import { useWork } from '../../work/use-work.ts'
import { awayFrom, lampOf, sorted, type Work } from '../../work/work.ts'
import './map.css'

const CityMap = lazy(() => import('@tongguan/map').then((map) => ({ default: map.CityMap })))

/** Stands for the task number where a place of today's patrol is drawn. */
const PATROL = 'patrol'

const useT = words('field-map', {
  title: ['附近', 'Around here'],
  label: ['我的任务在地图上', 'My tasks on the map'],
  none: ['地图没有取到，下面按远近列出。', 'The map could not be fetched; the list below goes by distance.'],
  loading: ['正在取地图', 'Fetching the map'],
  near: ['由近到远', 'Nearest first'],
  empty: ['没有带位置的任务。', 'No tasks with a place.'],
  here: ['到我这里', 'To where I am'],
})

/** My work on the map, and the same as a list for those who do not see it. */
export function MapPage() {
  const t = useT()
  const me = useMe()
  const now = useNow()
  const kind = useKindWords()
  const { fix } = usePosition(true)
  const [focus, setFocus] = useState<[number, number]>()
  const [chosen, setChosen] = useState<string>()
  const city = $api.useQuery('get', '/api/v1/city', {}, { staleTime: 3_600_000 })
  const work = useWork().all.filter((each) => each.mine && each.place)
  const patrols = me.may('patrols.walk')
  const patrol = $api.useQuery('get', '/api/v1/my/patrol', {}, { enabled: patrols })
  const places = (patrol.data?.places ?? []).map(
    (place): MapCase => [
      place.id,
      PATROL,
      place.lon,
      place.lat,
      place.seen ? 'green' : 'none',
      '',
      null,
      'normal',
      place.name,
    ],
  )
  const near = sorted(work, 'near', fix, now)
  const home = me.posts[0]?.region.slice(0, 12)
  useTitle(t('title'))
  const instead = <p className="mind">{t('none')}</p>
  return (
    <>
      {city.data ? (
        <ErrorBound instead={instead}>
          <Suspense fallback={<p className="note map-page">{t('loading')}</p>}>
            <div className="map-page">
              <CityMap
                className="map-fill"
                city={city.data}
                label={t('label')}
                cases={[...work.map((each) => rowOf(each, now)), ...places]}
                focus={focus ?? home ?? ''}
                legend={false}
                k={1.5}
                {...(chosen !== undefined && { chosen })}
                onPick={(picked) => {
                  const [, first] = picked.kind === 'cases' ? (picked.cases[0] ?? []) : []
                  if (first === PATROL) go('/patrol')
                  else if (first !== undefined) setChosen(first)
                }}
              />
            </div>
          </Suspense>
        </ErrorBound>
      ) : (
        city.error && instead
      )}
      {fix && city.data && inside(fix, city.data.bounds) && (
        <button type="button" className="button" onClick={() => setFocus([fix.lon, fix.lat])}>
          {t('here')}
        </button>
      )}
      <h2 className="map-list-head">{t('near')}</h2>
      {near.length === 0 && <p className="note">{t('empty')}</p>}
      <ul className="map-list">
        {near.map((each) => {
          const away = awayFrom(fix, each)
          return (
            <li key={each.key} className={each.taskNo === chosen ? 'map-chosen' : undefined}>
              <a {...linkTo(`/cases/${each.taskNo}`)}>
                <span>
                  <span className="note">{kind(each.kind)}</span>
                  <br />
                  {each.title}
                </span>
                <span className="map-left">
                  <Remaining due={each.dueAt} lamp={lampOf(each, now)} />
                  {away !== undefined && <span className="number">{distance(away)}</span>}
                </span>
              </a>
            </li>
          )
        })}
      </ul>
    </>
  )
}

function rowOf(work: Work, now: number): MapCase {
  const { lon, lat } = work.place ?? { lon: 0, lat: 0 }
  return [work.key, work.taskNo, lon, lat, lampOf(work, now), '', null, 'normal', work.title]
}

function inside({ lon, lat }: { lon: number; lat: number }, bounds: readonly number[]): boolean {
  const [west = 0, south = 0, east = 0, north = 0] = bounds
  return lon >= west && lon <= east && lat >= south && lat <= north
}
