// SPDX-License-Identifier: Apache-2.0
/**
 * A list somebody is reading does not jump. What is shown keeps its place and is renewed in place; what came above it
 * waits until asked for; what left stays, marked, until then.
 */
export interface Kept<Line> {
  line: Line
  /** No longer in this list: it moved on, or a filter does not fit it any more. */
  gone: boolean
}

export interface Holding<Line> {
  shown: Kept<Line>[]
  /** Ids of the lines shown, in their order. */
  order: string[]
  /** How many lines wait to be shown. */
  arrived: number
  /** How many of those shown have left. */
  left: number
}

interface Named {
  id: string
}

/** The lines fetched now, in the places people know: `order` is what was shown, `known` how each line looked last. */
export function hold<Line extends Named>(
  order: readonly string[],
  known: ReadonlyMap<string, Line>,
  fetched: readonly Line[],
): Holding<Line> {
  const place = new Map(fetched.map((line, index) => [line.id, index]))
  const shown: Kept<Line>[] = []
  let last = -1
  for (const id of order) {
    const index = place.get(id)
    const line = index === undefined ? known.get(id) : fetched[index]
    if (line !== undefined) shown.push({ line, gone: index === undefined })
    if (index !== undefined && index > last) last = index
  }
  const before = new Set(order)
  let arrived = 0
  fetched.forEach((line, index) => {
    if (before.has(line.id)) return
    // What follows the last line shown is the next page: it moves nothing.
    if (index > last) shown.push({ line, gone: false })
    else arrived += 1
  })
  return {
    shown,
    order: shown.map((kept) => kept.line.id),
    arrived,
    left: shown.filter((kept) => kept.gone).length,
  }
}
