// SPDX-License-Identifier: Apache-2.0
/** Open cases by ground as colour; ground with an overdue case has a red border, so that the eye finds it in any colour. */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { type Ground, LAYER_OF } from '../ground.ts'
import type { Look } from '../look.ts'

export function loadLayers({ palette, k, tiles }: Look, by: Ground, breaks: readonly number[]): LayerSpecification[] {
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
      id: 'load-late',
      type: 'line',
      source: LAYER_OF[by],
      paint: {
        'line-color': palette.late,
        'line-width': ['case', ['>', ['coalesce', ['feature-state', 'red'], 0], 0], 0.9 * k, 0],
        'line-opacity': 0.75,
      },
    },
  ]
}

/** The ground under the pointer, and the one that is chosen. */
export function hereLayers({ palette, k }: Look, by: Ground): LayerSpecification[] {
  return [
    {
      id: 'here',
      type: 'line',
      source: LAYER_OF[by],
      paint: {
        'line-color': palette.chosen,
        'line-width': ['case', ['boolean', ['feature-state', 'here'], false], 2.4 * k, 0],
      },
    },
  ]
}
