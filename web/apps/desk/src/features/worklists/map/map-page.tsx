// SPDX-License-Identifier: Apache-2.0
import { useNavigate } from '@tanstack/react-router'
import { $api, refusalOf } from '@tongguan/api-client'
import { useFilters } from '@tongguan/lists'
import { type Box, CityMap, type MapCase, mapCases, type Picked } from '@tongguan/map'
import { useCallback, useMemo, useState } from 'react'
import { CaseBeside } from '../../../case-beside.tsx'
import { useCity } from '../../../city.ts'
import { RefusedWords } from '../../../moves/refused-words.tsx'
import { SendToScreen } from '../../../send-to-screen.tsx'
import { CaseList } from './case-list.tsx'
import { FilterBar } from './filter-bar.tsx'
import { askedOf, casesIn, filters } from './filters.ts'
import { useGround } from './use-ground.ts'
import { useT } from './words.ts'
import '../../../map-page.css'
import './map-page.css'

const EVERY_MINUTE = 60_000
/** Codes of streets, communities and cells; a wall looks at those. */
const REGION = /^\d{9}(\d{3}){0,2}$/
const NONE: readonly MapCase[] = []

/** All open cases in sight on the map of the city, and beside it those in view. */
export function Component() {
  const t = useT()
  const navigate = useNavigate()
  const [said, change] = useFilters(filters)
  const openCase = said.case
  const asked = useMemo(() => askedOf(said), [said])
  const by = said.by === 'off' ? undefined : said.by
  const city = useCity()
  const query = { ...asked }
  const cases = $api.useQuery('get', '/api/v1/map/cases', { params: { query } }, { refetchInterval: EVERY_MINUTE })
  const load = $api.useQuery(
    'get',
    '/api/v1/map/load',
    { params: { query: { ...asked, by: by ?? 'street' } } },
    { refetchInterval: EVERY_MINUTE, enabled: by !== undefined },
  )
  const [box, setBox] = useState<Box>()
  const [picked, setPicked] = useState<Picked>()
  const [pointed, setPointed] = useState<string>()
  // The way back leads from a case to the map it was picked on.
  const open = useCallback(
    (taskNo: string | undefined) => void navigate({ to: '.', search: (before) => ({ ...before, case: taskNo }) }),
    [navigate],
  )

  const rows = mapCases(cases.data?.cases ?? NONE)
  const ground = useGround(city, picked?.kind === 'ground' ? picked.code : undefined)
  const shown = picked?.kind === 'cases' ? picked.cases : casesIn(rows, ground, box)
  const focus = picked?.kind === 'ground' ? picked.code : asked.region
  const pick = (next: Picked) => {
    const [only] = next.kind === 'cases' && next.cases.length === 1 ? next.cases : []
    if (only) open(only[1])
    else setPicked(next)
  }
  if (city === undefined) return <p className="desk-plain">{t('loading')}</p>
  return (
    <div className="map-page">
      <div className="map-head">
        <h1>
          {t('title')} <span className="map-count">{t('open', { n: rows.length })}</span>
        </h1>
        <p role="status">
          {cases.data?.more && t('more', { n: rows.length })}
          {(load.data?.unplaced.open ?? 0) > 0 && t('unplaced', { n: load.data?.unplaced.open ?? 0 })}
        </p>
        {focus !== undefined && REGION.test(focus) && <SendToScreen what={{ region: focus }} size="small" />}
        <FilterBar said={said} onChange={change} />
      </div>
      <div className="map-body">
        {cases.error !== null && cases.data === undefined ? (
          <RefusedWords refused={refusalOf(cases.error)} onAgain={() => void cases.refetch()} />
        ) : (
          <CityMap
            city={city}
            label={t('label')}
            cases={rows}
            load={by === undefined ? undefined : load.data?.counts}
            by={by}
            focus={focus}
            chosen={pointed ?? openCase}
            onPick={pick}
            onView={setBox}
          />
        )}
      </div>
      <div className="map-beside scroll">
        {openCase === undefined ? (
          <CaseList
            cases={shown}
            narrowed={picked === undefined ? undefined : picked.kind === 'ground' ? picked.name : t('here')}
            filtered={Object.keys(asked).length > 0 && rows.length === 0}
            onBack={() => setPicked(undefined)}
            onClear={() => change({ lamp: '', class: undefined, region: undefined })}
            onPoint={setPointed}
          />
        ) : (
          <CaseBeside key={openCase} taskNo={openCase} onClose={() => open(undefined)} />
        )}
      </div>
    </div>
  )
}
