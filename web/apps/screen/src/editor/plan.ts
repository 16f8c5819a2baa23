// SPDX-License-Identifier: Apache-2.0
/** The arrangement of a board while somebody moves its widgets about. */
import type { Schema } from '@tongguan/api-client'
import type { Widget } from '../wall-context.tsx'

export const CELLS = 24

export type Place = Widget['place']
export type Least = Pick<Schema<'WidgetKindFacts'>, 'least_width' | 'least_height'>

/** A widget moved by so many cells; it stays on the board. */
export function moved(place: Place, dx: number, dy: number): Place {
  return {
    ...place,
    x: clamp(place.x + dx, 0, CELLS - place.w),
    y: clamp(place.y + dy, 0, CELLS - place.h),
  }
}

/** A widget made larger or smaller; never smaller than can be read, never beyond the edge. */
export function sized(place: Place, dw: number, dh: number, least: Least): Place {
  return {
    ...place,
    w: clamp(place.w + dw, least.least_width, CELLS - place.x),
    h: clamp(place.h + dh, least.least_height, CELLS - place.y),
  }
}

/** The ids of widgets that lie on one another. */
export function clashes(widgets: readonly Widget[]): ReadonlySet<string> {
  const found = new Set<string>()
  for (const [index, one] of widgets.entries()) {
    for (const other of widgets.slice(index + 1)) {
      if (!meets(one.place, other.place)) continue
      found.add(one.id)
      found.add(other.id)
    }
  }
  return found
}

/** Where a new widget of this size fits first, from the upper left; undefined when the board is full. */
export function freePlace(widgets: readonly Widget[], least: Least): Place | undefined {
  const [w, h] = [least.least_width, least.least_height]
  for (let y = 0; y + h <= CELLS; y++) {
    for (let x = 0; x + w <= CELLS; x++) {
      const place = { x, y, w, h }
      if (!widgets.some((one) => meets(one.place, place))) return place
    }
  }
  return undefined
}

/** An id for a new widget that no other has. */
export function freshId(widgets: readonly Widget[], kind: string): string {
  const taken = new Set(widgets.map((one) => one.id))
  for (let n = 1; ; n++) {
    const id = n === 1 ? kind : `${kind}-${n}`
    if (!taken.has(id)) return id
  }
}

function meets(a: Place, b: Place): boolean {
  return !(a.x + a.w <= b.x || b.x + b.w <= a.x || a.y + a.h <= b.y || b.y + b.h <= a.y)
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), Math.max(low, high))
}
