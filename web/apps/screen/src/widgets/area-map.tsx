// SPDX-License-Identifier: Apache-2.0
import { useSize } from '@tongguan/charts/measured.ts'
import { words } from '@tongguan/words'
import type { FeatureCollection } from 'geojson'
import { useMemo } from 'react'
import { relativeStep, sheet } from './flat-map.ts'
import type { Dot } from './map-parts.ts'

const useT = words('area-map', {
  open: ['{{name}}：在办 {{n}} 件，超期 {{late}} 件', '{{name}}: {{n}} open, {{late}} overdue'],
})

interface Props {
  layer: FeatureCollection
  within: string
  load: ReadonlyMap<string, { open: number; overdue: number }>
  dots: readonly Dot[]
  onArea(code: string): void
  onCase(id: string): void
}

/** Areas coloured by load with the open cases on them, in plain SVG: for walls without WebGL, and for keyboards. */
export function AreaMap({ layer, within, load, dots, onArea, onCase }: Props) {
  const t = useT()
  const [place, { width, height, rem }] = useSize<HTMLDivElement>()
  const drawn = useMemo(
    () => (width > 0 ? sheet(layer, within, width, height) : undefined),
    [layer, within, width, height],
  )
  const most = Math.max(0, ...[...load.values()].map((one) => one.open))
  return (
    <div className="flat-map" ref={place}>
      {drawn && (
        <svg width={width} height={height}>
          <title>{within}</title>
          {drawn.shapes.map((shape) => {
            const { open = 0, overdue = 0 } = load.get(shape.code) ?? {}
            const name = t('open', { name: shape.name || shape.code, n: open, late: overdue })
            return (
              // biome-ignore lint/a11y/useSemanticElements: a path of a drawing cannot be a button element
              <path
                key={shape.code}
                d={shape.d}
                className={`ramp-${relativeStep(open, most)}`}
                role="button"
                tabIndex={0}
                aria-label={name}
                onClick={() => onArea(shape.code)}
                onKeyDown={(event) => event.key === 'Enter' && onArea(shape.code)}
              >
                <title>{name}</title>
              </path>
            )
          })}
          {dots.map((dot) => {
            const [x, y] = drawn.at(dot.lon, dot.lat)
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the feed and the lists lead to the same cases by keyboard
              // biome-ignore lint/a11y/noStaticElementInteractions: see above
              <circle
                key={dot.id}
                className={`dot dot-${dot.lamp}`}
                cx={x}
                cy={y}
                r={(dot.lamp === 'red' ? 0.3 : dot.lamp === 'yellow' ? 0.25 : 0.13) * rem}
                onClick={() => onCase(dot.id)}
              />
            )
          })}
          {drawn.shapes.length <= 60 &&
            drawn.shapes.map((shape) => (
              <text key={shape.code} className="flat-name" x={shape.middle[0]} y={shape.middle[1]} textAnchor="middle">
                {shape.name}
              </text>
            ))}
        </svg>
      )}
    </div>
  )
}
