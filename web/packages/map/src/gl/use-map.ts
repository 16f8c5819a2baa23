// SPDX-License-Identifier: Apache-2.0
/** A MapLibre map as React keeps it: made once, its style exchanged by difference, its shapes set when they change. */
import type { FeatureCollection } from 'geojson'
import type { Map as GlMap, StyleSpecification } from 'maplibre-gl'
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import type { Ground, Loads } from '../ground.ts'
import { around, type City, labelsOf, type Outlines, outlinesOf, type Projection, projected } from '../shapes.ts'
import { DRAWN } from '../style.ts'
import { type Opening, onceStyled, opened, setShapes } from './engine.ts'
import { LoadPainter } from './painting.ts'

const NOTHING = { type: 'FeatureCollection' as const, features: [] }

/** The map in this place; it is made anew only for another city. */
export function useMap(
  place: RefObject<HTMLDivElement | null>,
  city: City,
  opening: () => Omit<Opening, 'place' | 'city'>,
): GlMap | undefined {
  const [map, setMap] = useState<GlMap>()
  const latest = useRef(opening)
  latest.current = opening
  useEffect(() => {
    if (place.current === null) return
    const made = opened({ place: place.current, city, ...latest.current() })
    const here = place.current
    made.once('load', () => here.setAttribute('data-drawn', 'true'))
    setMap(made)
    return () => {
      setMap(undefined)
      made.remove()
    }
  }, [place, city])
  return map
}

const worn = new WeakMap<GlMap, StyleSpecification>()

/** Exchange what differs between the style that is worn and the one that is wanted. */
export function useStyle(map: GlMap | undefined, style: StyleSpecification): void {
  useEffect(() => {
    if (map === undefined) return
    return onceStyled(map, () => {
      const before = worn.get(map)
      worn.set(map, style)
      if (before === style) return
      map.setStyle(style)
      // A layer made anew has only default values until the next frame; a tile that arrives before then with colours by
      // state would evaluate one of those as an expression ("this.expression.evaluate is not a function").
      map.redraw()
    })
  }, [map, style])
}

/** Keep the shapes of a source as they are given; `style` because an exchanged style forgets them. */
export function useShapes(
  map: GlMap | undefined,
  style: StyleSpecification,
  source: string,
  shapes: FeatureCollection,
): void {
  useEffect(
    () => (map ? onceStyled(map, () => setShapes(map, source, shapes)) : undefined),
    [map, style, source, shapes],
  )
}

/** Names of a layer as points; none while the layer is not shown. */
export function useLabels(
  city: City,
  layer: string,
  shown: boolean,
  projection: Projection,
  english: boolean,
): FeatureCollection {
  const outlines = useOutlines(city, shown ? layer : undefined)
  return useMemo(() => (outlines ? labelsOf(outlines, projection, english) : NOTHING), [outlines, projection, english])
}

/** What lies around the district. */
export function useAround(city: City, projection: Projection): FeatureCollection {
  const district = useOutlines(city, 'district')
  return useMemo(() => (district ? around(district, projection) : NOTHING), [district, projection])
}

/** The outlines of a layer; none before they came, or without a layer. */
export function useOutlines(city: City, layer: string | undefined): Outlines | undefined {
  const [found, setFound] = useState<{ layer: string; outlines: Outlines }>()
  useEffect(() => {
    if (layer === undefined) return
    let wanted = true
    outlinesOf(city, layer)
      .then((outlines) => wanted && setFound({ layer, outlines }))
      .catch((error: unknown) => console.error('map:', error))
    return () => {
      wanted = false
    }
  }, [city, layer])
  return found !== undefined && found.layer === layer ? found.outlines : undefined
}

/** Under shifted tiles every shape is fetched here and turned; otherwise the map fetches it by its address. */
export function useShifted(
  map: GlMap | undefined,
  style: StyleSpecification,
  city: City,
  projection: Projection,
  needed: readonly string[],
): void {
  const codes = needed.join()
  useEffect(() => {
    if (map === undefined || !projection.shifted) return
    let wanted = true
    for (const code of DRAWN.filter((one) => codes.split(',').includes(one))) {
      outlinesOf(city, code)
        .then((outlines) => wanted && onceStyled(map, () => setShapes(map, code, projected(outlines, projection))))
        .catch((error: unknown) => console.error('map:', error))
    }
    return () => {
      wanted = false
    }
  }, [map, style, city, projection, codes])
}

/** Colour the ground by its load. */
export function useLoad(map: GlMap | undefined, style: StyleSpecification, by: Ground | undefined, loads: Loads): void {
  const painter = useMemo(() => map && new LoadPainter(map), [map])
  useEffect(
    () => (map && painter ? onceStyled(map, () => painter.paint(style, by, loads)) : undefined),
    [map, painter, style, by, loads],
  )
}
