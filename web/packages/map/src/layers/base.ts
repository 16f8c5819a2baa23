// SPDX-License-Identifier: Apache-2.0
/** What lies beneath: ground, water, roads, metro, borders. Layers are data; a test holds them against the style spec. */
import type { LayerSpecification } from 'maplibre-gl'
import type { Look } from '../look.ts'
import { width } from '../look.ts'

/** Beneath the load of the grids. */
export function groundLayers({ palette, tiles }: Look): LayerSpecification[] {
  const background: LayerSpecification = {
    id: 'ground',
    type: 'background',
    paint: { 'background-color': palette.ground },
  }
  if (tiles) return [background, { id: 'tiles', type: 'raster', source: 'tiles' }]
  return [
    background,
    { id: 'land', type: 'fill', source: 'district', paint: { 'fill-color': palette.land, 'fill-antialias': false } },
    { id: 'green', type: 'fill', source: 'green', paint: { 'fill-color': palette.green } },
    { id: 'water', type: 'fill', source: 'water', paint: { 'fill-color': palette.water } },
  ]
}

/** Above the load: what people find their way by. */
export function wayLayers(look: Look): LayerSpecification[] {
  const { palette, k, tiles } = look
  if (tiles) return []
  const round = { 'line-cap': 'round', 'line-join': 'round' } as const
  return [
    {
      id: 'road-edges',
      type: 'line',
      source: 'roads',
      filter: ['==', ['get', 'rank'], 'major'],
      layout: round,
      paint: { 'line-color': palette.roadEdge, 'line-width': width(look, [10, 1.6], [13, 4], [16, 12]) },
    },
    {
      id: 'minor-roads',
      type: 'line',
      source: 'roads',
      filter: ['!=', ['get', 'rank'], 'major'],
      minzoom: 11.5 + look.nearer,
      layout: round,
      paint: { 'line-color': palette.minorRoad, 'line-width': width(look, [11, 0.8], [13, 2], [16, 7]) },
    },
    {
      id: 'roads',
      type: 'line',
      source: 'roads',
      filter: ['==', ['get', 'rank'], 'major'],
      layout: round,
      paint: { 'line-color': palette.road, 'line-width': width(look, [10, 1], [13, 3], [16, 10]) },
    },
    {
      id: 'metro',
      type: 'line',
      source: 'metro',
      layout: round,
      paint: {
        'line-color': palette.metro,
        'line-width': width(look, [10, 1], [13, 1.8], [16, 3]),
        'line-dasharray': [3, 1.5],
      },
    },
    {
      id: 'stations',
      type: 'circle',
      source: 'stations',
      minzoom: 11 + look.nearer,
      paint: {
        'circle-radius': 2.5 * k,
        'circle-color': palette.land,
        'circle-stroke-color': palette.station,
        'circle-stroke-width': 1.2 * k,
      },
    },
  ]
}

/**
 * Lies over everything outside the district, so that the district stands out. Its edge needs no smoothing, the border of
 * the district lies upon it; smoothing a shape as large as the world cost a seventh of each frame.
 */
export function aroundLayers({ palette, tiles }: Look): LayerSpecification[] {
  const paint = { 'fill-color': palette.ground, 'fill-opacity': tiles ? 0.45 : 0.66, 'fill-antialias': false }
  return [{ id: 'around', type: 'fill', source: 'around', paint }]
}

/** Borders, from the smallest ground to the district. */
export function borderLayers(look: Look): LayerSpecification[] {
  const { palette, k, nearer } = look
  return [
    {
      id: 'cells',
      type: 'line',
      source: 'cells',
      minzoom: 12.5 + nearer,
      paint: { 'line-color': palette.hairline, 'line-width': 0.6 * k },
    },
    {
      id: 'autonomy',
      type: 'line',
      source: 'autonomy',
      paint: { 'line-color': palette.hairline, 'line-width': 0.8 * k },
    },
    {
      id: 'disposal',
      type: 'line',
      source: 'disposal',
      paint: { 'line-color': palette.street, 'line-width': 0.9 * k, 'line-dasharray': [2, 2] },
    },
    {
      id: 'communities',
      type: 'line',
      source: 'communities',
      minzoom: 10.5 + nearer,
      paint: { 'line-color': palette.hairline, 'line-width': width(look, [10.5, 0.5], [13, 1.1]) },
    },
    {
      id: 'streets',
      type: 'line',
      source: 'streets',
      paint: { 'line-color': palette.street, 'line-width': width(look, [9, 0.7], [12, 1.2], [15, 2]) },
    },
    {
      id: 'district',
      type: 'line',
      source: 'district',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.district, 'line-width': width(look, [9, 1.4], [13, 2.4]) },
    },
  ]
}
