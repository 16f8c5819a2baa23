// SPDX-License-Identifier: Apache-2.0
/**
 * Live cases: a sign by lamp (the forms differ, not only the colours), the urgent above the others. All but the diamond
 * are circles: those need no search for room, and cost a fraction of an image when thousands move at once.
 */
import type { Lamp } from '@tongguan/ui'
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { type Look, width } from '../look.ts'

const RIM = 1.6
const HEART = 2.4
/** Pixels from the middle of a sign to its rim; the circle of a diamond hides within it. */
const RADIUS: Record<Lamp, number> = { red: 7.7, yellow: 2, green: 4.2, paused: 4, none: 3 }

export function caseLayers(look: Look): LayerSpecification[] {
  const { palette, k, nearer } = look
  const sized = (size: number | ExpressionSpecification): ExpressionSpecification =>
    [
      'interpolate',
      ['linear'],
      ['zoom'],
      10 + nearer,
      ['*', 0.62 * k, ['get', 'scale'], size],
      14 + nearer,
      ['*', k, size],
    ] as ExpressionSpecification
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
      id: 'case-diamonds',
      type: 'symbol',
      source: 'cases',
      filter: ['==', ['get', 'lamp'], 'yellow'],
      layout: {
        'icon-image': look.sign,
        'icon-size': sized(1),
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
    },
    {
      id: 'cases',
      type: 'circle',
      source: 'cases',
      layout: { 'circle-sort-key': ['get', 'rank'] },
      paint: {
        'circle-radius': sized(byLamp(RADIUS)),
        'circle-color': byLamp(mapped(palette.lamps, ([face]) => face)),
        'circle-stroke-color': byLamp({
          ...mapped(palette.lamps, ([, rim]) => rim),
          yellow: palette.lamps.yellow[0],
        }),
        'circle-stroke-width': sized(byLamp({ red: RIM, yellow: 0, green: RIM, paused: 2, none: 2 })),
      },
    },
    {
      id: 'case-hearts',
      type: 'circle',
      source: 'cases',
      filter: ['all', ['==', ['get', 'lamp'], 'red'], ['>=', ['get', 'scale'], ['step', ['zoom'], 1, 12 + nearer, 0]]],
      paint: { 'circle-radius': sized(HEART), 'circle-color': palette.lamps.red[1] },
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

function byLamp(values: Record<Lamp, string | number>): ExpressionSpecification {
  const { none, ...others } = values
  return ['match', ['get', 'lamp'], ...Object.entries(others).flat(), none] as unknown as ExpressionSpecification
}

function mapped<From, To>(values: Record<Lamp, From>, turn: (value: From) => To): Record<Lamp, To> {
  return Object.fromEntries(Object.entries(values).map(([lamp, value]) => [lamp, turn(value)])) as Record<Lamp, To>
}
