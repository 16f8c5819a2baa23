// SPDX-License-Identifier: Apache-2.0
/** Where the map looks: told from outside, and told to the outside. */
import type { Map as GlMap } from 'maplibre-gl'
import { useEffect, useRef } from 'react'
import type { LonLat } from '../gcj02.ts'
import type { Look } from '../look.ts'
import { type Box, type City, type Projection, regionBox } from '../shapes.ts'
import { boxOnMap, fit, goTo } from './engine.ts'

interface Camera {
  city: City
  projection: Projection
  look: Look
  focus: string | LonLat | Box | undefined
}

/** Follow the focus: a region or a box is fitted into the view, a position comes to its middle. */
export function useFocus(map: GlMap | undefined, { city, projection, look, focus }: Camera): void {
  const target = focus === undefined || typeof focus === 'string' ? focus : focus.join()
  const latest = useRef(look)
  latest.current = look
  const moved = useRef(false)
  useEffect(() => {
    if (map === undefined) return
    if (target === undefined) {
      if (moved.current) fit(map, boxOnMap(city.bounds, projection), latest.current)
      return
    }
    moved.current = true
    const [lon, lat, ...further] = target.split(',').map(Number)
    if (lon !== undefined && lat !== undefined && further.length > 0) {
      fit(map, boxOnMap([lon, lat, ...further], projection), latest.current)
      return
    }
    if (lon !== undefined && lat !== undefined) {
      goTo(map, projection.to([lon, lat]), latest.current)
      return
    }
    let wanted = true
    regionBox(city, target)
      .then((box) => wanted && fit(map, boxOnMap(box, projection), latest.current))
      .catch((error: unknown) => console.error('map:', error))
    return () => {
      wanted = false
    }
  }, [map, target, city, projection])
}

/** Tell what is in view, at the beginning and after every movement. */
export function useView(
  map: GlMap | undefined,
  projection: Projection,
  onView: ((box: Box) => void) | undefined,
): void {
  const latest = useRef(onView)
  latest.current = onView
  useEffect(() => {
    if (map === undefined) return
    const tell = () => {
      const bounds = map.getBounds()
      const southWest = projection.from([bounds.getWest(), bounds.getSouth()])
      const northEast = projection.from([bounds.getEast(), bounds.getNorth()])
      latest.current?.([...southWest, ...northEast])
    }
    tell()
    map.on('moveend', tell)
    return () => {
      map.off('moveend', tell)
    }
  }, [map, projection])
}
