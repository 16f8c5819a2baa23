// SPDX-License-Identifier: Apache-2.0
/** What a move's form is made of: which widget asks for which field, in which words. */
import type { paths } from '@tongguan/api-client'
import type { Pair } from '@tongguan/words'
import type { Case } from '../case/case-data.ts'
import type { CodeSet } from '../case/code-names.ts'

type MovePath = Extract<keyof paths, `/api/v1/cases/{case_id}/moves/${string}`>
type NameIn<Path> = Path extends `/api/v1/cases/{case_id}/moves/${infer Name}` ? Name : never
type BodyAt<Path extends MovePath> = paths[Path] extends {
  post: { requestBody?: { content: { 'application/json': infer Body } } }
}
  ? NonNullable<Body>
  : Record<string, never>

/** Every move that the platform knows a path for. */
export type Move = NameIn<MovePath>
/** What the platform takes for a move. */
export type BodyOf<M extends Move> = BodyAt<`/api/v1/cases/{case_id}/moves/${M}`>

/** What was filled in so far, by field. */
export type Draft = Readonly<Record<string, unknown>>

/** Which units may be chosen: those this centre dispatches to, any, or those a meeting was called for. */
export type UnitScope = 'ours' | 'any' | 'candidates'
/** Which people may be chosen. */
export type PeopleScope = 'ground' | 'lead_unit' | 'own_unit'

type Asked =
  | { widget: 'words'; rows?: number; phrases?: readonly Pair[] }
  | { widget: 'line' }
  | { widget: 'choice'; set: CodeSet; codes?: readonly string[] }
  | { widget: 'yes_no'; yes?: Pair; no?: Pair }
  | { widget: 'number'; least: number; most: number; unit: Pair }
  | { widget: 'rating' }
  | { widget: 'moment'; ahead: boolean }
  | { widget: 'unit' | 'units'; scope: UnitScope }
  | { widget: 'centre' }
  | { widget: 'person'; scope: PeopleScope }
  | { widget: 'class'; only?: 'self_handle' }
  | { widget: 'condition' }
  | { widget: 'photos'; kind: string }
  /** Fills lon and lat: where the person stands. */
  | { widget: 'presence' }
  /** Fills region, lon and lat: where the case lies. */
  | { widget: 'place' }
  | { widget: 'order' | 'call' | 'notice' | 'parent' }

export type Field<Name extends string = string> = Asked & {
  name: Name
  label: Pair
  required?: boolean
  hint?: Pair
  /** Whether it is asked for at all, given the case and what was filled in before. */
  when?: (shown: Case, draft: Draft) => boolean
  /** What stands in it at first. */
  from?: (shown: Case) => unknown
}

/** The fields of a move's form, each of a field that the platform takes. */
export type FieldsOf<M extends Move> = readonly Field<keyof BodyOf<M> & string>[]

export const REASON: Pair = ['理由', 'Reason']
export const NOTE: Pair = ['说明', 'Note']

/** Words that must be said. */
export function words<const Name extends string>(
  name: Name,
  label: Pair,
  phrases: readonly Pair[] = [],
): Field<Name> & { widget: 'words' } {
  return { name, widget: 'words', label, required: true, phrases }
}

/** Words that may be said. */
export function note<const Name extends string>(
  name: Name,
  label: Pair = NOTE,
  phrases: readonly Pair[] = [],
): Field<Name> {
  return { name, widget: 'words', label, rows: 2, phrases }
}
