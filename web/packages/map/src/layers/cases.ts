// SPDX-License-Identifier: Apache-2.0
/** Live cases: a sign by lamp (the forms differ, not only the colours), the urgent above the others. */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { type Look, width } from '../look.ts'

export function caseLayers(look: Look): LayerSpecification[] {
  const { palette, k, nearer } = look
  const size = (small: number, large: number): ExpressionSpecification =>
    ['interpolate', ['linear'], ['zoom'], 10 + nearer, small * k, 14 + nearer, large * k] as ExpressionSpecification
  return [
    {
      id: 'chosen-case',
      type: 'circle',
      source: 'chosen',
      paint: {
        'circle-radius': width(look, [10, 11], [14, 16]),
        'circle-color': palette.chosen,
        'circle-opacity': 0.22,
        'circle-stroke-color': palette.chosen,
        'circle-stroke-width': 2 * k,
      },
    },
    {
      id: 'cases',
      type: 'symbol',
      source: 'cases',
      layout: {
        'icon-image': ['concat', look.sign, ['get', 'lamp']],
        'icon-size': size(0.62, 1),
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
        'symbol-sort-key': ['get', 'rank'],
      },
    },
    {
      id: 'case-counts',
      type: 'symbol',
      source: 'cases',
      filter: ['>=', ['get', 'count'], ['step', ['zoom'], 5, 12 + nearer, 2]],
      layout: {
        'text-field': ['to-string', ['get', 'count']],
        'text-font': look.boldFont,
        'text-size': 11 * k,
        'text-offset': [0.9, -0.8],
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: { 'text-color': palette.name, 'text-halo-color': palette.halo, 'text-halo-width': 1.6 * k },
    },
  ]
}
