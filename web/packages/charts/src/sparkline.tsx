// SPDX-License-Identifier: Apache-2.0
import { path } from './scale.ts'

interface Props {
  values: readonly number[]
  /** What it shows, for those who do not see it. */
  label: string
  /** CSS colour; the data hue when left out. */
  colour?: string
}

/** A line of a few values beside a number, in plain SVG; it stretches to its place. */
export function Sparkline({ values, label, colour = 'var(--data, var(--primary))' }: Props) {
  const most = Math.max(1, ...values)
  return (
    <svg viewBox="0 0 100 24" preserveAspectRatio="none" width="100%" height="100%" role="img" aria-label={label}>
      <path
        d={path(values, 100, 22, most)}
        transform="translate(0 1)"
        fill="none"
        stroke={colour}
        strokeWidth="2"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  )
}
