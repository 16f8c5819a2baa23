// SPDX-License-Identifier: Apache-2.0
/** The board's numbers by link, as the room reads them. */
import type { Schema } from '@tongguan/api-client'

/** Where each column stands, in the order of the chain. */
const ORDER = {
  accept: 1,
  file: 2,
  dispatch: 3,
  sign: 4,
  handle: 5,
  check: 6,
  callback: 7,
  close: 8,
  suspended: 9,
} as const satisfies Record<Schema<'Column'>, number>

export type Link = Schema<'Column'>
type Facts = Pick<Schema<'StateOut'>, 'code' | 'column'>

const LINKS = (Object.keys(ORDER) as Link[]).sort((one, other) => ORDER[one] - ORDER[other])

export interface LinkCount {
  link: Link
  /** The states that make up the link. */
  states: Schema<'State'>[]
  count: number
  red: number
  yellow: number
}

/** Open cases of each link with their lamps, in the order of the chain; the city says which state stands where. */
export function byLink(counts: readonly Schema<'StateCount'>[], states: readonly Facts[]): LinkCount[] {
  return LINKS.map((link) => {
    const own = states.flatMap((state) => (state.column === link ? [state.code] : []))
    const line: LinkCount = { link, states: own, count: 0, red: 0, yellow: 0 }
    for (const one of counts.filter((each) => own.includes(each.state))) {
      line.count += one.count
      line.red += one.red
      line.yellow += one.yellow
    }
    return line
  })
}

/** Streets by how many of their cases are late, then by how many are open. */
export function worstFirst(areas: readonly Schema<'StreetCount'>[]): Schema<'StreetCount'>[] {
  return [...areas].sort((one, other) => other.red - one.red || other.open - one.open)
}
