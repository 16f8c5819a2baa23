// SPDX-License-Identifier: Apache-2.0
/** Open cases gathered by place: one sign for all that stand on the same spot, with the most urgent lamp. */
import type { Schema } from '@tongguan/api-client'
import type { Lamp } from '@tongguan/ui'
import type { Feature, FeatureCollection, Point } from 'geojson'
import type { LonLat } from './gcj02.ts'

/** A row of /api/v1/map/cases: id, task_no, lon, lat, lamp, state, class_code, urgency, title. */
export type MapCase = Schema<'CasePoint'>

/** The same row as the client types it: it forgets which of its values is which. */
export type ToldCase = readonly (string | number | null)[]

/** Rows as they were told, with the type of each value. */
export function mapCases(told: readonly ToldCase[]): readonly MapCase[] {
  return told as readonly ToldCase[] as readonly MapCase[]
}

/** The rows a browser draws at most; the most urgent come first. */
export const MOST_DRAWN = 10_000

export const LAMP_RANK: Record<Lamp, number> = { red: 4, yellow: 3, green: 2, paused: 1, none: 0 }

export interface SpotProperties {
  /** Where its cases are in `spots`. */
  spot: number
  lamp: Lamp
  rank: number
  count: number
  /** How large its sign is from afar: smaller where there are so many that they would hide each other. */
  scale: number
}

/** From so many signs on they are drawn smaller from afar. */
const CROWD = 1_500

export interface Spots {
  /** Cases by spot, the most urgent first. */
  rows: readonly (readonly MapCase[])[]
  shapes: FeatureCollection<Point, SpotProperties>
}

export function lampOf(told: string): Lamp {
  return told in LAMP_RANK ? (told as Lamp) : 'none'
}

/** The signs to draw; cases within about a metre of each other share one. */
export function spotsOf(cases: readonly MapCase[], project: (position: LonLat) => LonLat): Spots {
  const gathered = new Map<string, MapCase[]>()
  for (const row of cases.slice(0, MOST_DRAWN)) {
    const key = `${row[2].toFixed(5)},${row[3].toFixed(5)}`
    const there = gathered.get(key)
    if (there === undefined) gathered.set(key, [row])
    else there.push(row)
  }
  const scale = gathered.size > CROWD ? 0.5 : 1
  const rows = [...gathered.values()].map((there) => there.toSorted(moreUrgent))
  const features = rows.flatMap((there, spot): Feature<Point, SpotProperties>[] => {
    const [first] = there
    if (first === undefined) return []
    const lamp = lampOf(first[4])
    const coordinates = [...project([first[2], first[3]])]
    return [
      {
        type: 'Feature',
        geometry: { type: 'Point', coordinates },
        properties: { spot, lamp, rank: LAMP_RANK[lamp], count: there.length, scale },
      },
    ]
  })
  return { rows, shapes: { type: 'FeatureCollection', features } }
}

/** Orders cases by lamp, the most urgent first. */
export function moreUrgent(one: MapCase, other: MapCase): number {
  return rankOf(other) - rankOf(one)
}

function rankOf(row: MapCase): number {
  return LAMP_RANK[lampOf(row[4])]
}
