// SPDX-License-Identifier: Apache-2.0
/** Names of streets, communities, stations, lines; drawn with the fonts of the machine. */
import type { LayerSpecification } from 'maplibre-gl'
import { type Look, width } from '../look.ts'

export function nameLayers(look: Look): LayerSpecification[] {
  const { palette, k, nearer, tiles } = look
  const halo = { 'text-halo-color': palette.halo, 'text-halo-width': 1.5 * k }
  const communities: LayerSpecification = {
    id: 'community-names',
    type: 'symbol',
    source: 'community-labels',
    minzoom: 12.7 + nearer,
    layout: {
      'text-field': ['get', 'name'],
      'text-font': look.font,
      'text-size': 12 * k,
      'text-max-width': 7,
      'text-padding': 4,
    },
    paint: { 'text-color': palette.quietName, ...halo },
  }
  const streets: LayerSpecification = {
    id: 'street-names',
    type: 'symbol',
    source: 'street-labels',
    layout: {
      'text-field': ['get', 'name'],
      'text-font': look.boldFont,
      'text-size': width(look, [9, 12], [13, 16]),
      'text-letter-spacing': 0.04,
      'text-padding': 2,
    },
    paint: { 'text-color': palette.name, ...halo },
  }
  if (tiles) return [streets]
  return [
    {
      id: 'road-names',
      type: 'symbol',
      source: 'roads',
      minzoom: 12.5 + nearer,
      filter: ['==', ['get', 'rank'], 'major'],
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 420,
        'text-field': ['get', 'name'],
        'text-font': look.font,
        'text-size': 11 * k,
      },
      paint: { 'text-color': palette.quietName, ...halo },
    },
    {
      id: 'metro-names',
      type: 'symbol',
      source: 'metro',
      minzoom: 11.5 + nearer,
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 520,
        'text-field': ['get', 'name'],
        'text-font': look.font,
        'text-size': 11 * k,
      },
      paint: { 'text-color': palette.station, ...halo },
    },
    {
      id: 'station-names',
      type: 'symbol',
      source: 'stations',
      minzoom: 12.3 + nearer,
      layout: {
        'text-field': ['get', 'name'],
        'text-font': look.font,
        'text-size': 11 * k,
        'text-anchor': 'left',
        'text-offset': [0.6, 0],
        'text-optional': true,
      },
      paint: { 'text-color': palette.station, ...halo },
    },
    communities,
    streets,
  ]
}
