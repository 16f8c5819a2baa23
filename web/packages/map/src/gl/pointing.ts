// SPDX-License-Identifier: Apache-2.0
/** What somebody points at: signs go before the ground beneath them. */
import type { Map as GlMap, PointLike } from 'maplibre-gl'
import { type Ground, LAYER_OF, type Loads } from '../ground.ts'
import { moreUrgent, type Spots } from '../places.ts'
import type { Picked } from '../props.ts'

export interface Pointing {
  spots: Spots
  by: Ground | undefined
  load: Loads
  english: boolean
}

/** The layer of the border around what is pointed at. */
const HERE = 'here'

/** How many pixels beside a sign still mean it. */
const NEAR = 6

export function pickedAt(map: GlMap, x: number, y: number, { spots, by, load, english }: Pointing): Picked | undefined {
  const around: [PointLike, PointLike] = [
    [x - NEAR, y - NEAR],
    [x + NEAR, y + NEAR],
  ]
  const signs = map.getLayer('cases') === undefined ? [] : map.queryRenderedFeatures(around, { layers: ['cases'] })
  if (signs.length > 0) {
    const indexes = new Set(signs.map((sign) => Number(sign.properties.spot)))
    const cases = [...indexes].flatMap((spot) => spots.rows[spot] ?? []).toSorted(moreUrgent)
    if (cases.length > 0) return { kind: 'cases', cases }
  }
  if (by === undefined || map.getLayer('load') === undefined) return undefined
  const [ground] = map.queryRenderedFeatures([x, y], { layers: ['load'] })
  if (ground === undefined) return undefined
  const told = ground.properties
  const code = String(told.code)
  const name = String((english && told.name_en) || told.name || code)
  return { kind: 'ground', by, code, name, load: load[code] }
}

/** A shape of a source, by its code. */
export interface GroundHere {
  source: string
  id: string
}

/** The ground that is pointed at; none when it is a sign. */
export function groundOf(picked: Picked): GroundHere | undefined {
  return picked.kind === 'ground' ? { source: LAYER_OF[picked.by], id: picked.code } : undefined
}

/** Draws the border of the ground that is pointed at. */
export class Here {
  private shown: GroundHere | undefined

  constructor(private readonly map: GlMap) {}

  show(next: GroundHere | undefined): void {
    if (next?.id === this.shown?.id && next?.source === this.shown?.source) return
    if (this.shown !== undefined) this.set(this.shown, false)
    if (next !== undefined) this.set(next, true)
    // Lines without a width are drawn all the same; without opacity they are left out of every frame.
    if (this.map.getLayer(HERE) !== undefined) this.map.setPaintProperty(HERE, 'line-opacity', next ? 1 : 0)
    this.shown = next
  }

  private set(target: GroundHere, here: boolean): void {
    if (this.map.getSource(target.source) !== undefined) this.map.setFeatureState(target, { here })
  }
}
