// SPDX-License-Identifier: Apache-2.0
import { useLanguage } from '@tongguan/words'
import type { Map as GlMap } from 'maplibre-gl'
import { useMemo, useRef } from 'react'
import { Credits } from '../credits.tsx'
import { lookOf } from '../look.ts'
import { signsOf, wayOf } from '../patrol-shapes.ts'
import { type PatrolMapProps, type PatrolPicked, USUAL_LAYERS } from '../props.ts'
import { projectionOf } from '../shapes.ts'
import { styleOf } from '../style.ts'
import { useMapWords } from '../words.ts'
import { boxOnMap, fit } from './engine.ts'
import { useFocus } from './use-camera.ts'
import { useAround, useLabels, useMap, useShapes, useShifted, useStyle } from './use-map.ts'
import { usePointing } from './use-pointing.ts'
import { ZoomButtons } from './zoom-buttons.tsx'

const LAYERS = [...USUAL_LAYERS, 'cells']
const NOTHING = { type: 'FeatureCollection' as const, features: [] }
/** How many pixels beside a sign still mean it. */
const NEAR = 6

/** The map of patrols on MapLibre; `PatrolMap` chooses it where the machine can draw it. */
export default function PatrolGl(props: PatrolMapProps) {
  const { city, stops, walkers, way = false, spots = false, chosen } = props
  const english = useLanguage() === 'en'
  const place = useRef<HTMLDivElement>(null)
  const projection = useMemo(() => projectionOf(city), [city])
  const look = useMemo(() => lookOf('light', 1, city.tiles !== null), [city])
  const style = useMemo(
    () =>
      styleOf({
        city,
        look,
        by: undefined,
        breaks: [],
        shown: LAYERS,
        addressed: !projection.shifted,
        patrols: true,
      }),
    [city, look, projection],
  )
  const map = useMap(place, city, () => ({
    style,
    look: () => look,
    projection,
    label: props.label,
    view: { bounds: boxOnMap(city.bounds, projection) },
  }))
  useStyle(map, style)
  useShifted(map, style, city, projection, LAYERS)
  useShapes(map, style, 'around', useAround(city, projection))
  useShapes(map, style, 'street-labels', useLabels(city, 'streets', true, projection, english))
  useShapes(map, style, 'community-labels', useLabels(city, 'communities', true, projection, english))
  const signs = useMemo(() => signsOf(stops, projection), [stops, projection])
  const people = useMemo(() => signsOf(walkers, projection), [walkers, projection])
  const line = useMemo(() => (way ? wayOf(stops, projection) : NOTHING), [way, stops, projection])
  const ring = useMemo(() => {
    const found = walkers.find((one) => one.person === chosen) ?? stops.find((one) => one.id === chosen)
    return found ? signsOf([found], projection) : NOTHING
  }, [walkers, stops, chosen, projection])
  useShapes(map, style, 'way', line)
  useShapes(map, style, 'stops', signs)
  useShapes(map, style, 'walkers', people)
  useShapes(map, style, 'chosen', ring)
  useFocus(map, { city, projection, look, focus: props.focus })

  const signAt = (on: GlMap, x: number, y: number): PatrolPicked | undefined => {
    const around: [[number, number], [number, number]] = [
      [x - NEAR, y - NEAR],
      [x + NEAR, y + NEAR],
    ]
    const layers = ['walkers', 'numbered-stops', 'stops'].filter((layer) => on.getLayer(layer) !== undefined)
    const [found] = on.queryRenderedFeatures(around, { layers })
    const index = Number(found?.properties.index)
    const walker = found?.source === 'walkers' ? walkers[index] : undefined
    if (walker !== undefined) return { kind: 'walker', walker }
    const stop = found?.source === 'stops' ? stops[index] : undefined
    if (stop !== undefined) return { kind: 'stop', stop }
    if (!spots) return undefined
    const { lng, lat } = on.unproject([x, y])
    const [spotLon, spotLat] = projection.from([lng, lat])
    return { kind: 'spot', lon: spotLon, lat: spotLat }
  }
  const pointed = usePointing(map, { at: signAt, onPick: props.onPick })
  return (
    <div className={`city-map ${props.className ?? ''}`} data-theme="light">
      <div className="map-place" ref={place} />
      <span className="map-cross" aria-hidden="true" />
      <ZoomButtons map={map} onWhole={() => map && fit(map, boxOnMap(city.bounds, projection), look)} />
      {pointed && <Tip {...pointed} />}
      <Credits city={city} shown={LAYERS} />
    </div>
  )
}

function Tip({ picked, x, y }: { picked: PatrolPicked; x: number; y: number }) {
  const t = useMapWords()
  if (picked.kind === 'spot') return null
  const [name, note] =
    picked.kind === 'walker'
      ? [picked.walker.name, `${t('walker')} · ${picked.walker.note}`]
      : [picked.stop.name, t(NOTES[picked.stop.kind])]
  return (
    <div className={y < 90 ? 'map-tip map-tip-below' : 'map-tip'} style={{ '--x': `${x}px`, top: y } as object}>
      <p>
        <b>{name}</b>
        <br />
        {note}
      </p>
    </div>
  )
}

const NOTES = {
  seen: 'stopSeen',
  open: 'stopOpen',
  later: 'stopLater',
  planned: 'stopPlanned',
  spare: 'stopSpare',
} as const
