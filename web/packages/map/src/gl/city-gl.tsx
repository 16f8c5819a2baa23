// SPDX-License-Identifier: Apache-2.0
import { useLanguage } from '@tongguan/words'
import { useEffect, useId, useMemo, useRef } from 'react'
import { Credits } from '../credits.tsx'
import { breaksFor, LAYER_OF, type Loads } from '../ground.ts'
import { Legend } from '../legend.tsx'
import { lookOf } from '../look.ts'
import { type MapCase, mapCases, spotsOf } from '../places.ts'
import { type CityMapProps, USUAL_LAYERS } from '../props.ts'
import { type Projection, projectionOf } from '../shapes.ts'
import { styleOf } from '../style.ts'
import { Summary } from '../summary.tsx'
import { Tip } from '../tip.tsx'
import { boxOnMap, fit } from './engine.ts'
import { groundOf, pickedAt } from './pointing.ts'
import { useFocus, useView } from './use-camera.ts'
import { useAround, useLabels, useLoad, useMap, useShapes, useShifted, useStyle } from './use-map.ts'
import { usePointing } from './use-pointing.ts'
import { ZoomButtons } from './zoom-buttons.tsx'

const NO_CASES: readonly MapCase[] = []
const NO_LOADS: Loads = {}

/** The map of the city on MapLibre; `CityMap` chooses it where the machine can draw it. */
export default function CityGl(props: CityMapProps) {
  const { city, theme = 'light', cases: told = NO_CASES, load = NO_LOADS, by, k = 1, chosen } = props
  const cases = mapCases(told)
  const english = useLanguage() === 'en'
  const place = useRef<HTMLDivElement>(null)
  const describedBy = useId()
  const shown = (props.layers ?? USUAL_LAYERS).join()
  const layers = useMemo(() => shown.split(',').filter(Boolean), [shown])
  const steps = breaksFor(load).join()
  const breaks = useMemo(() => steps.split(',').map(Number), [steps])

  const projection = useMemo(() => projectionOf(city), [city])
  const look = useMemo(() => lookOf(theme, k, city.tiles !== null), [theme, k, city])
  const spots = useMemo(() => spotsOf(cases, projection.to), [cases, projection])
  const style = useMemo(
    () => styleOf({ city, look, by, breaks, shown: layers, addressed: !projection.shifted }),
    [city, look, by, breaks, layers, projection],
  )
  const latest = useRef(look)
  latest.current = look
  const map = useMap(place, city, () => ({
    style,
    look: () => latest.current,
    projection,
    label: props.label,
    view: { bounds: boxOnMap(city.bounds, projection) },
  }))

  useStyle(map, style)
  useShifted(map, style, city, projection, by === undefined ? layers : [...layers, LAYER_OF[by]])
  useShapes(map, style, 'around', useAround(city, projection))
  useShapes(map, style, 'street-labels', useLabels(city, 'streets', layers.includes('streets'), projection, english))
  const named = layers.includes('communities')
  useShapes(map, style, 'community-labels', useLabels(city, 'communities', named, projection, english))
  useShapes(map, style, 'cases', spots.shapes)
  useShapes(map, style, 'chosen', useChosen(cases, chosen, projection))
  useLoad(map, style, by, load)
  useFocus(map, { city, projection, look, focus: props.focus })
  useView(map, projection, props.onView)
  const pointed = usePointing(map, {
    at: (on, x, y) => pickedAt(on, x, y, { spots, by, load, english }),
    ground: groundOf,
    onPick: props.onPick,
    onHover: props.onHover,
  })
  useEffect(() => map?.getCanvas().setAttribute('aria-describedby', describedBy), [map, describedBy])

  return (
    <div className={`city-map ${props.className ?? ''}`} data-theme={theme} style={{ '--k': k } as object}>
      <div className="map-place" ref={place} />
      <span className="map-cross" aria-hidden="true" />
      <Summary id={describedBy} cases={cases} />
      <ZoomButtons map={map} onWhole={() => map && fit(map, boxOnMap(city.bounds, projection), look)} />
      {props.legend !== false && <Legend theme={theme} breaks={by && breaks} cases={cases} />}
      {pointed && <Tip city={city} {...pointed} />}
      <Credits city={city} shown={layers} />
    </div>
  )
}

function useChosen(cases: readonly MapCase[], chosen: string | undefined, projection: Projection) {
  return useMemo(() => {
    const row = chosen === undefined ? undefined : cases.find((one) => one[0] === chosen || one[1] === chosen)
    const at = row && { type: 'Point' as const, coordinates: [...projection.to([row[2], row[3]])] }
    return {
      type: 'FeatureCollection' as const,
      features: at ? [{ type: 'Feature' as const, properties: {}, geometry: at }] : [],
    }
  }, [cases, chosen, projection])
}
