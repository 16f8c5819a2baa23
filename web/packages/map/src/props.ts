// SPDX-License-Identifier: Apache-2.0
/** What the maps are given and what they tell. */
import type { LonLat } from './gcj02.ts'
import type { Ground, Load, Loads } from './ground.ts'
import type { MapTheme } from './palette.ts'
import type { MapCase, ToldCase } from './places.ts'
import type { Box, City } from './shapes.ts'

/** What somebody points at: the cases on one spot, or a piece of ground. */
export type Picked =
  | { kind: 'cases'; cases: readonly MapCase[] }
  | { kind: 'ground'; by: Ground; code: string; name: string; load: Load | undefined }

export interface CityMapProps {
  /** The answer of /api/v1/city. */
  city: City
  /** What the map shows, for those who do not see it. */
  label: string
  theme?: MapTheme
  /** Rows of /api/v1/map/cases; at most 10,000 are drawn. */
  cases?: readonly ToldCase[]
  /** `counts` of /api/v1/map/load, counted by `by`. */
  load?: Loads
  by?: Ground
  /** Codes of `city.layers` to show; the borders and the base map when not given. */
  layers?: readonly string[]
  /** The case that is open elsewhere: its id or task number. */
  chosen?: string
  /** Fit the view to a region (code of any level) or a position; the whole district when not given. */
  focus?: string | LonLat
  onPick?: (picked: Picked) => void
  onHover?: (picked: Picked | undefined) => void
  /** After every movement: what is in view (WGS-84). */
  onView?: (box: Box) => void
  /** Pixels of this screen for one of 1920 × 1080; text, lines and signs grow with it. */
  k?: number
  /** Whether the legend is drawn on the map; true when not given. */
  legend?: boolean
  className?: string
}

export interface PlaceMapProps {
  city: City
  label: string
  /** WGS-84; none while nobody knows the place. */
  point: { lon: number; lat: number } | null
  /** Given, the pin can be moved: by dragging, a click, or arrow keys. */
  onMove?: (point: { lon: number; lat: number }) => void
  /** Other cases around, drawn as small signs. */
  nearby?: readonly ToldCase[]
  onPick?: (cases: readonly MapCase[]) => void
  /** Offer “use my position”. */
  locate?: boolean
  /** Metres: how well the position is known, drawn as a circle. */
  accuracy?: number
  theme?: MapTheme
  className?: string
}

/** A place of a patrol (点位). */
export interface Stop {
  id: string
  name: string
  lon: number
  lat: number
  /** Looked at; not yet; not its turn today; in a plan that is being written; or ground that is not in it. */
  kind: 'seen' | 'open' | 'later' | 'planned' | 'spare'
  /** Its number in walking order, drawn into the sign. */
  order?: number
}

/** Somebody who is out, where they were last. */
export interface Walker {
  person: string
  name: string
  lon: number
  lat: number
  /** A word about when that was. */
  note: string
}

/** What somebody points at on the map of patrols. */
export type PatrolPicked =
  | { kind: 'walker'; walker: Walker }
  | { kind: 'stop'; stop: Stop }
  | { kind: 'spot'; lon: number; lat: number }

export interface PatrolMapProps {
  city: City
  label: string
  stops: readonly Stop[]
  walkers: readonly Walker[]
  /** Whether the numbered places are joined by a line. */
  way?: boolean
  /** Whether any spot of the map can be picked, not only what is drawn on it. */
  spots?: boolean
  /** The person or the place that is chosen elsewhere. */
  chosen?: string
  /** Fit the view to a region or a box; the whole district when not given. */
  focus?: string | Box
  onPick?: (picked: PatrolPicked) => void
  className?: string
}

/** Layers that are shown when nothing else is asked for. */
export const USUAL_LAYERS = [
  'district',
  'streets',
  'communities',
  'water',
  'green',
  'roads',
  'metro',
  'stations',
] as const
