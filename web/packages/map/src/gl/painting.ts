// SPDX-License-Identifier: Apache-2.0
/** Loads as the state of shapes: only what changed is told to the map. */
import type { Map as GlMap } from 'maplibre-gl'
import { type Ground, LAYER_OF, type Load, type Loads } from '../ground.ts'

const NOTHING: Load = { open: 0, red: 0, yellow: 0 }

export class LoadPainter {
  private by: Ground | undefined
  private painted: Loads = {}
  private style: object | undefined

  constructor(private readonly map: GlMap) {}

  /** Show these loads; all of them anew when the style was exchanged, which may have forgotten what was shown. */
  paint(style: object, by: Ground | undefined, loads: Loads): void {
    if (by !== this.by || style !== this.style) this.forget()
    this.by = by
    this.style = style
    if (by === undefined) return
    const source = LAYER_OF[by]
    if (this.map.getSource(source) === undefined) return
    for (const code of new Set([...Object.keys(this.painted), ...Object.keys(loads)])) {
      const [before, now] = [this.painted[code] ?? NOTHING, loads[code] ?? NOTHING]
      if (before.open !== now.open || before.red !== now.red) {
        this.map.setFeatureState({ source, id: code }, { open: now.open, red: now.red })
      }
    }
    this.painted = loads
  }

  private forget(): void {
    if (this.by !== undefined && this.map.getSource(LAYER_OF[this.by]) !== undefined) {
      this.map.removeFeatureState({ source: LAYER_OF[this.by] })
    }
    this.painted = {}
  }
}
