// SPDX-License-Identifier: Apache-2.0
import { useSize } from './measured.ts'
import { path, ticks } from './scale.ts'
import './lines.css'

/** One line of a chart. */
export interface Series {
  name: string
  values: readonly number[]
  /** Colour and weight come from the class: `data`, `neutral`, `amber`. */
  tone: 'data' | 'neutral' | 'amber'
}

interface Props {
  /** What the chart shows, for those who do not see it. */
  label: string
  /** One name for every value; names that are not to be printed are empty in `printed`. */
  names: readonly string[]
  printed: readonly string[]
  series: readonly Series[]
}

/** A small line chart in plain SVG: no library, crisp at every size, with a table for those who hear it. */
export function Lines({ label, names, printed, series }: Props) {
  const [place, { width, height, rem }] = useSize<HTMLDivElement>()
  const most = Math.max(0, ...series.flatMap((one) => one.values))
  const steps = ticks(most)
  const top = steps.at(-1) ?? 1
  const [left, bottom, above] = [2.6 * rem, 1.5 * rem, 0.5 * rem]
  const [inner, tall] = [Math.max(0, width - left - 1.6 * rem), Math.max(0, height - bottom - above)]
  const at = (index: number) => left + (names.length > 1 ? (index / (names.length - 1)) * inner : 0)
  const y = (value: number) => above + tall - (value / top) * tall
  return (
    <div className="lines" ref={place}>
      {width > 0 && (
        <svg width={width} height={height} aria-hidden="true">
          {steps.map((step) => (
            <g key={step}>
              <line className="lines-grid" x1={left} x2={left + inner} y1={y(step)} y2={y(step)} />
              <text className="lines-step" x={left - 0.5 * rem} y={y(step) + 0.3 * rem} textAnchor="end">
                {step}
              </text>
            </g>
          ))}
          {printed.map(
            (name, index) =>
              name !== '' && (
                <text
                  key={`${names[index]}`}
                  className="lines-step"
                  x={at(index)}
                  y={height - 0.2 * rem}
                  textAnchor="middle"
                >
                  {name}
                </text>
              ),
          )}
          <g transform={`translate(${left} ${above})`}>
            {series.map((one) => {
              const drawn = path(one.values, inner, tall, top)
              return (
                <g key={one.name} className={`lines-${one.tone}`}>
                  {one.tone === 'data' && <path className="lines-area" d={`${drawn}V${tall}H0Z`} />}
                  <path className="lines-line" d={drawn} />
                </g>
              )
            })}
          </g>
        </svg>
      )}
      <table className="visually-hidden">
        <caption>{label}</caption>
        <thead>
          <tr>
            <td />
            {series.map((one) => (
              <th key={one.name} scope="col">
                {one.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {names.map((name, index) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {series.map((one) => (
                <td key={one.name}>{one.values[index]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
