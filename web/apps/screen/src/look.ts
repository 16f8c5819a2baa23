// SPDX-License-Identifier: Apache-2.0
/** What a wall looks at: board, region, case, layers, night; and how a deed changes it. */
import type { Schema } from '@tongguan/api-client'

export interface Look {
  board: string
  /** Code of the region looked at. */
  focus: string
  /** Task number of the case looked at. */
  case: string | null
  /** Map layers switched on; null: those of the board. */
  layers: readonly string[] | null
  night: boolean
}

export type Deed =
  | { go: 'board'; id: string }
  | { go: 'region'; code: string }
  | { go: 'case'; taskNo: string | null }
  | { go: 'layers'; codes: readonly string[] }
  | { go: 'night' }
  | { go: 'up'; root: string }
  | { go: 'screen'; look: Look }

/** Digits of the codes of city, district, street, community and unit cell. */
const DIGITS = [2, 6, 9, 12, 15]

/** What a screen shows now, as the platform keeps it. */
export function lookOf(screen: Schema<'Screen'>): Look {
  const { board, focus, layers, night } = screen
  return { board, focus, case: screen.case, layers, night }
}

/** The region above, not beyond the root. */
export function above(code: string, root: string): string | undefined {
  const digits = DIGITS.filter((length) => length < code.length && length >= root.length).at(-1)
  return digits === undefined ? undefined : code.slice(0, digits)
}

/** The regions from the root down to one, both included. */
export function pathTo(code: string, root: string): string[] {
  return DIGITS.filter((length) => length >= root.length && length <= code.length).map((length) =>
    code.slice(0, length),
  )
}

/** What is looked at after a deed; from a case one goes back to its region, from there upwards. */
export function looked(look: Look, deed: Deed): Look {
  switch (deed.go) {
    case 'board':
      return { ...look, board: deed.id, case: null }
    case 'region':
      return { ...look, focus: deed.code, case: null }
    case 'case':
      return { ...look, case: deed.taskNo }
    case 'layers':
      return { ...look, layers: deed.codes }
    case 'night':
      return { ...look, night: !look.night }
    case 'screen':
      return deed.look
    case 'up': {
      if (look.case !== null) return { ...look, case: null }
      const code = above(look.focus, deed.root)
      return code === undefined ? look : { ...look, focus: code }
    }
  }
}
