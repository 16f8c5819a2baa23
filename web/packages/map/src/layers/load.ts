// SPDX-License-Identifier: Apache-2.0
/** Open cases by ground as colour; ground with an overdue case has a red border, so that it is found in any colour. */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { type Ground, LAYER_OF } from '../ground.ts'
import type { Look } from '../look.ts'

export function loadLayers(
  { palette, k, nearer, tiles }: Look,
  by: Ground,
  breaks: readonly number[],
): LayerSpecification[] {
  const open: ExpressionSpecification = ['coalesce', ['feature-state', 'open'], 0]
  const [first = '', ...further] = palette.ramp
  const steps = breaks.flatMap((one, n) => [one, further[n] ?? first])
  const colour = ['step', open, 'rgba(0,0,0,0)', 1, first, ...steps] as unknown as ExpressionSpecification
  return [
    {
      id: 'load',
      type: 'fill',
      source: LAYER_OF[by],
      paint: { 'fill-color': colour, 'fill-opacity': tiles ? 0.6 : 0.92 },
    },
    {
      id: 'load-lines',
      type: 'line',
      source: LAYER_OF[by],
      minzoom: by === 'cell' ? 11.5 + nearer : 0,
      paint: { 'line-color': palette.hairline, 'line-width': 0.5 * k },
    },
  ]
}

/** Above all borders: ground with something overdue, and the ground under the pointer. */
export function hereLayers({ palette, k }: Look, by: Ground): LayerSpecification[] {
  return [
    {
      id: 'load-late',
      type: 'line',
      source: LAYER_OF[by],
      paint: {
        'line-color': palette.late,
        'line-width': ['case', ['>', ['coalesce', ['feature-state', 'red'], 0], 0], 1.1 * k, 0],
        'line-opacity': 0.8,
      },
    },
    {
      id: 'here',
      type: 'line',
      source: LAYER_OF[by],
      paint: {
        'line-color': palette.chosen,
        'line-width': ['case', ['boolean', ['feature-state', 'here'], false], 2.4 * k, 0],
        'line-opacity': 0,
        'line-opacity-transition': { duration: 0, delay: 0 },
      },
    },
  ]
}
