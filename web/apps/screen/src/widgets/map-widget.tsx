// SPDX-License-Identifier: Apache-2.0

import { $api } from '@tongguan/api-client'
import { useSize } from '@tongguan/charts/measured.ts'
import { CityMap, type MapCase, mapCases, type Picked, USUAL_LAYERS } from '@tongguan/map'
import { words } from '@tongguan/words'
import { useCallback, useMemo, useState } from 'react'
import { useWall, type Widget } from '../wall-context.tsx'
import { LayerSwitch } from './layer-switch.tsx'
import './map.css'
import { downTo, groundOf, inClasses, loadsOf, partsOf } from './map-parts.ts'
import { Playback } from './playback.tsx'

const useT = words('map-widget', { title: ['城市地图：网格负荷与在办案件', 'City map: load and open cases'] })

/** The city with its load and its live cases; a click leads down to the ground or the case. */
export default function MapWidget({ widget }: { widget: Widget }) {
  const t = useT()
  const { look, board, figures, go } = useWall()
  const [place, { rem }] = useSize<HTMLElement>()
  const themed = board.classes.length > 0
  const by = themed ? partsOf(look.focus) : groundOf(look.focus)
  const city = $api.useQuery('get', '/api/v1/city', {}, { staleTime: 3_600_000 }).data
  const often = { refetchInterval: 30_000, staleTime: 5_000, gcTime: 60_000 }
  const region = look.focus
  const points = $api.useQuery('get', '/api/v1/map/cases', { params: { query: { region } } }, often).data
  const counted = $api.useQuery(
    'get',
    '/api/v1/map/load',
    { params: { query: { region, by } } },
    { ...often, enabled: !themed },
  ).data
  const cases = useMemo(
    () => mapCases(points?.cases ?? []).filter((one) => inClasses(one[6], board.classes)),
    [points, board.classes],
  )
  const load = useMemo(() => (themed ? loadsOf(figures?.areas ?? []) : counted?.counts), [themed, figures, counted])
  const [past, setPast] = useState<MapCase[]>()
  const own = widget.settings.layers.length > 0 ? widget.settings.layers : USUAL_LAYERS
  const layers = look.layers ?? own
  const pick = useCallback(
    (picked: Picked) => {
      if (past !== undefined) return
      if (picked.kind === 'ground') go({ go: 'region', code: downTo(region, picked.code) })
      else go({ go: 'case', taskNo: picked.cases[0]?.[1] ?? null })
    },
    [go, region, past],
  )
  return (
    <section className="map" aria-label={t('title')} ref={place} data-past={past !== undefined || undefined}>
      {city && (
        <>
          <CityMap
            city={city}
            label={t('title')}
            theme="dark"
            cases={past ?? cases}
            load={load}
            by={past === undefined ? by : undefined}
            legend={past === undefined}
            layers={layers}
            chosen={look.case ?? undefined}
            focus={region}
            onPick={pick}
            k={rem / 16}
          />
          <Playback key={`${region} ${board.id}`} onMoment={setPast} />
          <LayerSwitch layers={city.layers} on={layers} onChange={(codes) => go({ go: 'layers', codes })} />
        </>
      )}
    </section>
  )
}
