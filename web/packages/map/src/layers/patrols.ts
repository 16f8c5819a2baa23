// SPDX-License-Identifier: Apache-2.0
/** Places of patrols and people on patrol: a full disc was looked at, a ring was not, a small ring is not planned. */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { type Look, width } from '../look.ts'

export function patrolLayers(look: Look): LayerSpecification[] {
  const { palette, k } = look
  const [green] = palette.lamps.green
  const [amber] = palette.lamps.yellow
  const [white, grey] = palette.lamps.none
  const byKind = (seen: string | number, open: string | number, spare: string | number) =>
    ['match', ['get', 'kind'], 'seen', seen, 'open', open, spare] as unknown as ExpressionSpecification
  const numbered: ExpressionSpecification = ['has', 'order']
  return [
    {
      id: 'way',
      type: 'line',
      source: 'way',
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': palette.chosen, 'line-width': 1.6 * k, 'line-dasharray': [1.5, 2] },
    },
    {
      id: 'chosen-stop',
      type: 'circle',
      source: 'chosen',
      paint: {
        'circle-radius': 17 * k,
        'circle-color': palette.chosen,
        'circle-opacity': 0.2,
        'circle-stroke-color': palette.chosen,
        'circle-stroke-width': 2 * k,
      },
    },
    {
      id: 'stops',
      type: 'circle',
      source: 'stops',
      filter: ['!', numbered],
      layout: { 'circle-sort-key': byKind(2, 3, 1) },
      paint: {
        'circle-radius': width(look, [10, 1.2], [12, 2.6], [13.5, 4.5], [15, 6]),
        'circle-color': byKind(green, white, white),
        'circle-stroke-color': byKind(white, amber, grey),
        'circle-stroke-width': width(look, [10, 0.7], [12, 1.3], [13.5, 2]),
      },
    },
    {
      id: 'numbered-stops',
      type: 'circle',
      source: 'stops',
      filter: numbered,
      paint: {
        'circle-radius': 10.5 * k,
        'circle-color': byKind(green, white, white),
        'circle-stroke-color': [
          'match',
          ['get', 'kind'],
          'seen',
          white,
          'open',
          amber,
          'planned',
          palette.chosen,
          grey,
        ],
        'circle-stroke-width': 2 * k,
      },
    },
    {
      id: 'stop-numbers',
      type: 'symbol',
      source: 'stops',
      filter: numbered,
      layout: {
        'text-field': ['to-string', ['get', 'order']],
        'text-font': look.boldFont,
        'text-size': 11.5 * k,
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: { 'text-color': byKind('#FFFFFF', palette.name, palette.name) },
    },
    {
      id: 'walkers',
      type: 'circle',
      source: 'walkers',
      paint: {
        'circle-radius': 8 * k,
        'circle-color': palette.chosen,
        'circle-stroke-color': white,
        'circle-stroke-width': 2.4 * k,
      },
    },
    {
      id: 'walker-names',
      type: 'symbol',
      source: 'walkers',
      layout: {
        'text-field': ['get', 'name'],
        'text-font': look.boldFont,
        'text-size': 12.5 * k,
        'text-anchor': 'left',
        'text-offset': [0.95, 0],
        'text-optional': true,
      },
      paint: { 'text-color': palette.chosen, 'text-halo-color': palette.halo, 'text-halo-width': 2 * k },
    },
  ]
}
