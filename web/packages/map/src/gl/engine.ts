// SPDX-License-Identifier: Apache-2.0
/** The only place that makes a MapLibre map. */
import 'maplibre-gl/dist/maplibre-gl.css'
import {
  type GeoJSONSource,
  Map as GlMap,
  type LngLatBoundsLike,
  type MapOptions,
  type StyleSpecification,
  setWorkerUrl,
} from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import type { LonLat } from '../gcj02.ts'
import type { Look } from '../look.ts'
import type { Box, City, Projection } from '../shapes.ts'
import { drawSigns } from './signs.ts'

setWorkerUrl(workerUrl)

export const stillness = () => globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? false

export interface Opening {
  place: HTMLElement
  style: StyleSpecification
  /** How it looks now; asked again whenever a sign is missing. */
  look: () => Look
  city: City
  projection: Projection
  label: string
  view: Pick<MapOptions, 'bounds' | 'center' | 'zoom'>
}

/** A flat map, north up, that people cannot lose the district on; what goes wrong is logged. */
export function opened({ place, style, look, city, projection, label, view }: Opening): GlMap {
  const [west, south, east, north] = boxOnMap(city.bounds, projection)
  const { k, nearer } = look()
  const map = new GlMap({
    container: place,
    style,
    ...view,
    fitBoundsOptions: { padding: 16 * k },
    minZoom: 8 + nearer,
    maxZoom: 18,
    maxBounds: [
      [west - 0.6, south - 0.5],
      [east + 0.6, north + 0.5],
    ],
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    rollEnabled: false,
    renderWorldCopies: false,
    attributionControl: false,
    validateStyle: false,
    fadeDuration: stillness() ? 0 : 120,
    locale: { 'Map.Title': label },
  })
  map.touchZoomRotate.disableRotation()
  map.keyboard.disableRotation()
  drawSigns(map, look)
  map.on('error', ({ error }) => console.error('map:', error.message))
  return map
}

/** Runs once the sources of the style are there: now, or when they come. */
export function onceStyled(map: GlMap, apply: () => void): () => void {
  if (map.getSource('cases') !== undefined) {
    apply()
    return () => undefined
  }
  map.once('style.load', apply)
  return () => map.off('style.load', apply)
}

/** Give a source its shapes, if the map has the source. */
export function setShapes(map: GlMap, source: string, shapes: Parameters<GeoJSONSource['setData']>[0]): void {
  const found = map.getSource<GeoJSONSource>(source)
  if (found !== undefined) void found.setData(shapes)
}

export function boxOnMap(box: Box | readonly number[], projection: Projection): [number, number, number, number] {
  const [west = 0, south = 0, east = 0, north = 0] = box
  return [...projection.to([west, south]), ...projection.to([east, north])] as [number, number, number, number]
}

export function fit(map: GlMap, box: LngLatBoundsLike, look: Look): void {
  map.fitBounds(box, { padding: 24 * look.k, maxZoom: 16 + look.nearer, animate: !stillness(), duration: 500 })
}

export function goTo(map: GlMap, position: LonLat, look: Look): void {
  const zoom = Math.max(map.getZoom(), 14.5 + look.nearer)
  map.easeTo({ center: [...position], zoom, animate: !stillness(), duration: 500 })
}
