// SPDX-License-Identifier: Apache-2.0
import type { Map as GlMap } from 'maplibre-gl'
import { useEffect } from 'react'
import { circleOf, type Place } from '../pin-steps.ts'
import type { Projection } from '../shapes.ts'
import { onceStyled, setShapes } from './engine.ts'

const CIRCLE = 'accuracy'
const NOTHING = { type: 'FeatureCollection' as const, features: [] }

/** How well the position is known, as a circle in metres. */
export function useAccuracy(
  map: GlMap | undefined,
  projection: Projection,
  point: Place | null,
  metres: number | undefined,
  colour: string,
): void {
  useEffect(() => {
    if (map === undefined) return
    return onceStyled(map, () => {
      if (map.getSource(CIRCLE) === undefined) {
        map.addSource(CIRCLE, { type: 'geojson', data: NOTHING })
        map.addLayer({
          id: CIRCLE,
          type: 'fill',
          source: CIRCLE,
          paint: { 'fill-color': colour, 'fill-opacity': 0.15, 'fill-outline-color': colour },
        })
      }
      const ring = point && metres ? circleOf(point, metres).map((one) => [...projection.to(one)]) : undefined
      setShapes(map, CIRCLE, ring ? { type: 'Polygon', coordinates: [ring] } : NOTHING)
    })
  }, [map, projection, point, metres, colour])
}
