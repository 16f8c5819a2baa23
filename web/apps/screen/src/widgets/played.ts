// SPDX-License-Identifier: Apache-2.0
/** The last 24 hours as a row of pictures, ten minutes apart. */
import type { Schema } from '@tongguan/api-client'
import type { MapCase } from '@tongguan/map'

export type Lived = Schema<'Lived'>

const MINUTES = 10
/** The number of the last picture, which is the present. */
export const LAST = (24 * 60) / MINUTES

/** The moment (ms) a picture shows. */
export function momentOf(picture: number, asOf: number): number {
  return asOf - (LAST - picture) * MINUTES * 60_000
}

/** Cases that were open at a moment, as the map draws them; no lamp, because limits may have been moved since. */
export function openAt(cases: readonly Lived[], moment: number): MapCase[] {
  return cases.flatMap((one, index): MapCase[] => {
    const there =
      Date.parse(one.reported_at) <= moment && (one.closed_at === null || Date.parse(one.closed_at) > moment)
    const id = String(index)
    return there ? [[id, id, one.lon, one.lat, 'green', '', null, 'normal', '']] : []
  })
}
