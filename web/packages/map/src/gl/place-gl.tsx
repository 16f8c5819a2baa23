// SPDX-License-Identifier: Apache-2.0
import { useLanguage } from '@tongguan/words'
import { type Map as GlMap, type MapMouseEvent, Marker } from 'maplibre-gl'
import { useEffect, useMemo, useRef } from 'react'
import { Credits } from '../credits.tsx'
import { LocateButton } from '../locate-button.tsx'
import { lookOf } from '../look.ts'
import { inDegrees, type Place, rounded, stepped, wayOf } from '../pin-steps.ts'
import { mapCases, spotsOf } from '../places.ts'
import { type PlaceMapProps, USUAL_LAYERS } from '../props.ts'
import { type Projection, projectionOf } from '../shapes.ts'
import { styleOf } from '../style.ts'
import { useMapWords } from '../words.ts'
import { boxOnMap, stillness } from './engine.ts'
import { pickedAt } from './pointing.ts'
import { useAccuracy } from './use-accuracy.ts'
import { useAround, useLabels, useMap, useShapes, useShifted, useStyle } from './use-map.ts'
import { usePointing } from './use-pointing.ts'
import { ZoomButtons } from './zoom-buttons.tsx'

const NEAR = 15
const LAYERS = [...USUAL_LAYERS, 'cells']

/** A small map with a pin on MapLibre; `PlaceMap` chooses it where the machine can draw it. */
export default function PlaceGl(props: PlaceMapProps) {
  const { city, theme = 'light', point, nearby, onMove, locate, accuracy } = props
  const t = useMapWords()
  const english = useLanguage() === 'en'
  const place = useRef<HTMLDivElement>(null)
  const projection = useMemo(() => projectionOf(city), [city])
  const look = useMemo(() => lookOf(theme, 1, city.tiles !== null), [theme, city])
  const style = useMemo(
    () => styleOf({ city, look, by: undefined, breaks: [], shown: LAYERS, addressed: !projection.shifted }),
    [city, look, projection],
  )
  const spots = useMemo(() => spotsOf(mapCases(nearby ?? []), projection.to), [nearby, projection])
  const latest = useRef(look)
  latest.current = look
  const map = useMap(place, city, () => ({
    style,
    look: () => latest.current,
    projection,
    label: props.label,
    view: point
      ? { center: [...projection.to([point.lon, point.lat])] as [number, number], zoom: NEAR }
      : { bounds: boxOnMap(city.bounds, projection) },
  }))
  useStyle(map, style)
  useShifted(map, style, city, projection, LAYERS)
  useShapes(map, style, 'around', useAround(city, projection))
  useShapes(map, style, 'street-labels', useLabels(city, 'streets', true, projection, english))
  useShapes(map, style, 'community-labels', useLabels(city, 'communities', true, projection, english))
  useShapes(map, style, 'cases', spots.shapes)
  const told = point ? t('pin', { at: inDegrees(point) }) : ''
  usePin(map, { projection, point, onMove, told, label: point ? t('place', { at: inDegrees(point) }) : '' })
  useAccuracy(map, projection, point, accuracy, look.palette.chosen)
  usePointing(map, {
    at: (on, x, y) => pickedAt(on, x, y, { spots, by: undefined, load: {}, english }),
    onPick: (picked) => picked.kind === 'cases' && props.onPick?.(picked.cases),
  })
  return (
    <div className={`city-map ${props.className ?? ''}`} data-theme={theme}>
      <div className="map-place" ref={place} />
      <ZoomButtons map={map} />
      {onMove && !point && <p className="map-hint">{t('unset')}</p>}
      {locate && onMove && <LocateButton onFound={onMove} />}
      <Credits city={city} shown={LAYERS} />
    </div>
  )
}

interface Pin {
  projection: Projection
  point: Place | null
  onMove: ((place: Place) => void) | undefined
  told: string
  label: string
}

/** The pin: dragged, put by a click, or moved by arrow keys while it has the focus. */
function usePin(map: GlMap | undefined, { projection, point, onMove, told, label }: Pin): void {
  const latest = useRef({ point, onMove })
  latest.current = { point, onMove }
  const marker = useRef<Marker>(undefined)
  const movable = onMove !== undefined

  useEffect(() => {
    if (map === undefined) return
    const element: HTMLElement = document.createElement(movable ? 'button' : 'div')
    if (movable) element.setAttribute('type', 'button')
    element.className = 'map-pin'
    const made = new Marker({ element, anchor: 'bottom', draggable: movable })
    marker.current = made
    const moved = (position: { lng: number; lat: number }) => {
      const [lon, lat] = projection.from([position.lng, position.lat])
      latest.current.onMove?.(rounded({ lon, lat }))
    }
    const key = (event: KeyboardEvent) => {
      const way = wayOf(event.key)
      if (way === undefined || latest.current.point === null) return
      event.preventDefault()
      event.stopPropagation()
      latest.current.onMove?.(stepped(latest.current.point, way, event.shiftKey ? 50 : 5))
    }
    const click = ({ lngLat, point: at }: MapMouseEvent) => {
      if (map.queryRenderedFeatures(at, { layers: ['cases'] }).length === 0) moved(lngLat)
    }
    if (movable) {
      made.on('dragend', () => moved(made.getLngLat()))
      element.addEventListener('keydown', key)
      map.on('click', click)
    }
    return () => {
      map.off('click', click)
      made.remove()
      marker.current = undefined
    }
  }, [map, projection, movable])

  useEffect(() => {
    const pin = marker.current
    if (map === undefined || pin === undefined) return
    if (point === null) {
      pin.remove()
      return
    }
    const position = [...projection.to([point.lon, point.lat])] as [number, number]
    const first = pin.getElement().parentElement === null
    pin.setLngLat(position).addTo(map)
    const element = pin.getElement()
    element.setAttribute('aria-label', movable ? told : label)
    if (!movable) element.setAttribute('role', 'img')
    if (first || !map.getBounds().contains(position)) {
      map.easeTo({ center: position, zoom: Math.max(map.getZoom(), NEAR), animate: !stillness(), duration: 300 })
    }
  }, [map, projection, point, movable, told, label])
}
