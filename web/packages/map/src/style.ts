// SPDX-License-Identifier: Apache-2.0
/** The whole style of a map: sources and layers, from bottom to top. */
import type { FeatureCollection } from 'geojson'
import type { GeoJSONSourceSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl'
import { type Ground, LAYER_OF } from './ground.ts'
import { aroundLayers, borderLayers, groundLayers, wayLayers } from './layers/base.ts'
import { caseLayers } from './layers/cases.ts'
import { hereLayers, loadLayers } from './layers/load.ts'
import { nameLayers } from './layers/names.ts'
import { patrolLayers } from './layers/patrols.ts'
import type { Look } from './look.ts'
import type { City } from './shapes.ts'

/** Layers of the city that the style draws, by the code under which the hub offers them. */
export const DRAWN = [
  'district',
  'streets',
  'communities',
  'cells',
  'autonomy',
  'disposal',
  'water',
  'green',
  'roads',
  'metro',
  'stations',
] as const
const NOTHING: FeatureCollection = { type: 'FeatureCollection', features: [] }

export interface Wanted {
  city: City
  look: Look
  /** The ground that is coloured by its load; none for a map without load. */
  by: Ground | undefined
  breaks: readonly number[]
  /** Codes of the layers to show beside the load. */
  shown: readonly string[]
  /** Whether shapes are given as addresses; else they are set later, turned into the coordinates of the tiles. */
  addressed: boolean
  /** Whether places of patrols and people on patrol are drawn instead of cases. */
  patrols?: boolean
}

export function styleOf({ city, look, by, breaks, shown, addressed, patrols = false }: Wanted): StyleSpecification {
  const needed = new Set<string>([...shown, ...(by === undefined ? [] : [LAYER_OF[by]])])
  if (!look.tiles) needed.add('district')
  const sources: StyleSpecification['sources'] = {
    cases: { type: 'geojson', data: NOTHING },
    around: { type: 'geojson', data: NOTHING },
    chosen: { type: 'geojson', data: NOTHING },
    'street-labels': { type: 'geojson', data: NOTHING },
    'community-labels': { type: 'geojson', data: NOTHING },
    ...(patrols && {
      way: { type: 'geojson', data: NOTHING },
      stops: { type: 'geojson', data: NOTHING },
      walkers: { type: 'geojson', data: NOTHING },
    }),
  }
  for (const code of DRAWN) {
    const url = needed.has(code) ? city.layers.find((one) => one.code === code)?.url : undefined
    const source: GeoJSONSourceSpecification = {
      type: 'geojson',
      data: url !== undefined && addressed ? absolute(url) : NOTHING,
      promoteId: 'code',
      tolerance: 0.2,
    }
    sources[code] = source
  }
  if (city.tiles !== null && look.tiles) {
    sources.tiles = { type: 'raster', tiles: [city.tiles.url], tileSize: 256, maxzoom: 18 }
  }
  const twice = by === 'cell' || by === 'community' ? LAYER_OF[by] : undefined // its hairlines are those of the load
  const borders = borderLayers(look).filter((layer) => shown.includes(layer.id) && layer.id !== twice)
  const ways = wayLayers(look).filter((layer) => 'source' in layer && shown.includes(String(layer.source)))
  const names = nameLayers(look).filter((layer) => named(layer, shown))
  return {
    version: 8,
    sources,
    layers: [
      ...groundLayers(look),
      ...(by === undefined ? [] : loadLayers(look, by, breaks)),
      ...ways,
      ...aroundLayers(look),
      ...borders,
      ...(by === undefined ? [] : hereLayers(look, by)),
      ...names.filter((layer) => layer.id !== 'street-names'),
      ...(patrols ? patrolLayers(look) : caseLayers(look)),
      ...names.filter((layer) => layer.id === 'street-names'),
    ],
  }
}

/** Names are shown with what they name. */
function named(layer: LayerSpecification, shown: readonly string[]): boolean {
  if (layer.id === 'street-names') return shown.includes('streets')
  if (layer.id === 'community-names') return shown.includes('communities')
  return 'source' in layer && shown.includes(String(layer.source))
}

/** The worker of the map knows no page to start from. */
function absolute(url: string): string {
  return new URL(url, globalThis.location?.origin ?? 'http://localhost').href
}
