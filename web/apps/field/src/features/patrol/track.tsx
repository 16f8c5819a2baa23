// SPDX-License-Identifier: Apache-2.0
import type { Schema } from '@tongguan/api-client'

interface Props {
  fixes: readonly Schema<'Fix'>[]
  places: readonly Schema<'PlannedOut'>[]
  label: string
}

const [WIDTH, HEIGHT, EDGE] = [320, 200, 12]

/** One's own way between the places of the day, drawn without a map: it needs neither line nor WebGL. */
export function Track({ fixes, places, label }: Props) {
  const all = [...fixes, ...places]
  const lat = all.reduce((sum, one) => sum + one.lat, 0) / all.length
  const flat = (one: { lon: number; lat: number }) => ({ x: one.lon * Math.cos((lat * Math.PI) / 180), y: -one.lat })
  const points = all.map(flat)
  const [west, east] = [Math.min(...points.map(({ x }) => x)), Math.max(...points.map(({ x }) => x))]
  const [north, south] = [Math.min(...points.map(({ y }) => y)), Math.max(...points.map(({ y }) => y))]
  const scale = Math.min(
    (WIDTH - 2 * EDGE) / Math.max(east - west, 1e-6),
    (HEIGHT - 2 * EDGE) / Math.max(south - north, 1e-6),
  )
  const drawn = (one: { lon: number; lat: number }) => {
    const { x, y } = flat(one)
    return [EDGE + (x - west) * scale, EDGE + (y - north) * scale] as const
  }
  return (
    <svg className="track" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      {places.map((place) => {
        const [x, y] = drawn(place)
        return <circle key={place.id} cx={x} cy={y} r="4" className={place.seen ? 'track-seen' : 'track-place'} />
      })}
      <polyline points={fixes.map((fix) => drawn(fix).join(',')).join(' ')} className="track-way" />
    </svg>
  )
}
