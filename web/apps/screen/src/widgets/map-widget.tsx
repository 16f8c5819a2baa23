// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query'
import { $api } from '@tongguan/api-client'
import { words } from '@tongguan/words'
import type { FeatureCollection } from 'geojson'
import { useMemo } from 'react'
import { useWall, type Widget } from '../wall-context.tsx'
import { AreaMap } from './area-map.tsx'
import { type Dot, dotOf, inClasses, layerOf } from './map-parts.ts'
import './map.css'

const useT = words('map-widget', {
  title: ['城市地图', 'City map'],
  legend: ['在办（件）', 'Open cases'],
  green: ['在办 {{n}}', '{{n}} open'],
  yellow: ['临期 {{n}}', '{{n}} due soon'],
  red: ['超期 {{n}}', '{{n}} overdue'],
})

/** The city with its load and its live cases. */
export default function MapWidget(_: { widget: Widget }) {
  const t = useT()
  const { look, board, figures, go } = useWall()
  const city = $api.useQuery('get', '/api/v1/city', {}, { staleTime: 3_600_000 }).data
  const points = $api.useQuery(
    'get',
    '/api/v1/map/cases',
    { params: { query: { region: look.focus } } },
    { refetchInterval: 30_000, staleTime: 5_000, gcTime: 60_000 },
  ).data
  const wanted = layerOf(look.focus)
  const url = city?.layers.find((one) => one.code === wanted.layer)?.url
  const layer = useQuery({
    queryKey: ['layer', url],
    queryFn: async ({ signal }): Promise<FeatureCollection> => (await fetch(url ?? '', { signal })).json(),
    enabled: url !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  }).data
  const load = useMemo(
    () => new Map((figures?.areas ?? []).map((one) => [one.code, { open: one.open, overdue: one.overdue }])),
    [figures],
  )
  const dots = useMemo<Dot[]>(
    () => (points?.cases ?? []).map(dotOf).filter((dot) => inClasses(dot.classCode, board.classes)),
    [points, board.classes],
  )
  const count = (lamp: string) => dots.filter((one) => one.lamp === lamp).length
  return (
    <section className="map" aria-label={t('title')}>
      {layer && (
        <AreaMap
          layer={layer}
          within={wanted.within}
          load={load}
          dots={dots}
          onArea={(code) => go({ go: 'region', code })}
          onCase={(taskNo) => go({ go: 'case', taskNo })}
        />
      )}
      <div className="legend">
        <span className="legend-title">{t('legend')}</span>
        <ul>
          <li>
            <i className="dot-key dot-green" aria-hidden="true" /> {t('green', { n: dots.length })}
          </li>
          <li>
            <i className="dot-key dot-yellow" aria-hidden="true" /> {t('yellow', { n: count('yellow') })}
          </li>
          <li>
            <i className="dot-key dot-red" aria-hidden="true" /> {t('red', { n: count('red') })}
          </li>
        </ul>
      </div>
    </section>
  )
}
