// SPDX-License-Identifier: Apache-2.0
/** Scales of small charts: round steps, straight paths. */

/** The round numbers from 0 to at least `most`, about `steps` of them. */
export function ticks(most: number, steps = 3): number[] {
  if (most <= 0) return [0, 1]
  const rough = most / steps
  const ten = 10 ** Math.floor(Math.log10(rough))
  const step = Math.max(1, [1, 2, 5, 10].map((one) => one * ten).find((one) => one >= rough) ?? 10 * ten)
  const count = Math.ceil(most / step)
  return Array.from({ length: count + 1 }, (_, index) => index * step)
}

/** The points of a series as an SVG path; `y` grows upwards from the bottom of the box. */
export function path(values: readonly number[], width: number, height: number, most: number): string {
  if (values.length === 0) return ''
  const step = values.length > 1 ? width / (values.length - 1) : 0
  const points = values.map((value, index) => {
    const y = height - (most > 0 ? (value / most) * height : 0)
    return `${(index * step).toFixed(1)},${y.toFixed(1)}`
  })
  return `M${points.join('L')}`
}
