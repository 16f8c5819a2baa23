// SPDX-License-Identifier: Apache-2.0
import { $api, refusalOf } from '@tongguan/api-client'
import { useFilters } from '@tongguan/lists'
import { PatrolMap, type PatrolPicked } from '@tongguan/map'
import { shortTime } from '@tongguan/ui'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { useCity } from '../../city.ts'
import { RefusedWords } from '../../moves/refused-words.tsx'
import { FilterBar } from './filter-bar.tsx'
import { filters } from './filters.ts'
import { commonStreet, communities, placesOf, placesWith, SHOW_NAMES, shownOf } from './ground.ts'
import { Legend } from './legend.tsx'
import { OpenPlaces } from './open-places.tsx'
import { PeopleTable } from './people-table.tsx'
import { PersonPane } from './person-pane.tsx'
import { type Drawn, stopsOf } from './stops.ts'
import { useT } from './words.ts'
import '../../case-words.css'
import '../../map-page.css'
import './patrols.css'

/** Positions come without events: they are asked for again this often. */
const EVERY_HALF_MINUTE = 30_000

/** 巡查: who is out now, what was not looked at today, whose ground nobody walks; and somebody's plan. */
export function Component() {
  const t = useT()
  const [said, go] = useFilters(filters)
  const city = useCity()
  const { region, person, day, show } = said
  const query = { ...(region && { region }), ...(day && { day }) }
  const asked = $api.useQuery('get', '/api/v1/patrols', { params: { query } }, { refetchInterval: EVERY_HALF_MINUTE })
  const people = asked.data?.people
  const grouped = useMemo(() => communities(people ?? []), [people])
  const places = useMemo(() => placesOf(people ?? []), [people])
  const walkers = useMemo(
    () =>
      (people ?? []).flatMap(({ person: id, name, lon, lat, seen_at: at }) =>
        lon === null || lat === null ? [] : [{ person: id, name, lon, lat, note: at === null ? '' : shortTime(at) }],
      ),
    [people],
  )
  const shown = useMemo(() => shownOf(grouped, show), [grouped, show])
  const meant = useMemo(() => stopsOf(placesWith(places, shown)), [places, shown])
  const [pointed, setPointed] = useState<string>()
  const [drawn, setDrawn] = useState<Drawn>()

  const lead = commonStreet(people ?? [])
  const chosen = people?.find((one) => one.person === person)
  const pick = (picked: PatrolPicked) => {
    if (chosen !== undefined && drawn?.onPick) drawn.onPick(picked)
    else if (picked.kind === 'walker') go({ person: picked.walker.person })
    else if (picked.kind === 'stop') {
      const whose = places.find((one) => one.place.id === picked.stop.id)?.people[0]
      if (whose) go({ person: whose.person })
    }
  }
  if (asked.error !== null && asked.data === undefined) {
    return (
      <div className="desk-plain">
        <h1>{t('title')}</h1>
        <RefusedWords refused={refusalOf(asked.error)} />
        <Button onClick={() => void asked.refetch()}>{t('again')}</Button>
      </div>
    )
  }
  if (city === undefined || asked.data === undefined) return <p className="desk-plain">{t('loading')}</p>
  const alone = grouped.filter((one) => one.alone).length
  return (
    <div className="map-page patrols">
      <header className="map-head patrols-head">
        <h1>{t('title')}</h1>
        <p role="status">
          <b>{t('out', { n: asked.data.walking })}</b>
          <span>{t('looked', { seen: asked.data.seen, planned: asked.data.planned })}</span>
          {alone > 0 && <span className="patrols-alone tone-amber">{t('alone', { n: alone })}</span>}
        </p>
        <FilterBar asked={said} onGo={go} />
      </header>
      <div className="map-body">
        <PatrolMap
          city={city}
          label={t('label')}
          stops={chosen && drawn ? drawn.stops : meant}
          walkers={walkers}
          way={chosen !== undefined}
          spots={chosen !== undefined && drawn?.onPick !== undefined}
          {...focusOf(chosen && drawn?.box, lead)}
          {...((pointed ?? person) && { chosen: pointed ?? person })}
          onPick={pick}
        />
        <Legend kinds={chosen && drawn ? drawn.kinds : ['seen', 'open']} walkers={walkers.length} />
      </div>
      <section className="map-beside patrols-beside scroll" aria-label={chosen ? chosen.name : t(SHOW_NAMES[show])}>
        {chosen ? (
          <PersonPane
            key={chosen.person}
            of={chosen}
            onDraw={setDrawn}
            onPoint={setPointed}
            onBack={() => {
              setDrawn(undefined)
              setPointed(undefined)
              go({ person: undefined })
            }}
          />
        ) : show === 'open' ? (
          <OpenPlaces places={places} onPoint={setPointed} onChoose={(id) => go({ person: id })} />
        ) : (
          <PeopleTable communities={shown} show={show} onPoint={setPointed} onChoose={(id) => go({ person: id })} />
        )}
      </section>
    </div>
  )
}

/** Where the map looks: at somebody's places, or at the street that all these people walk. */
function focusOf(box: Drawn['box'], street: string | undefined) {
  const focus = box ?? street
  return focus === undefined ? {} : { focus }
}
