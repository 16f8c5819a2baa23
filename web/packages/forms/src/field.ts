// SPDX-License-Identifier: Apache-2.0
/** What a form is made of: fields with their widgets as data, and what the matter it is about has to say to them. */
import type { Pair } from '@tongguan/words'

/** Which units may be chosen: those this centre dispatches to, any, or those a meeting was called for. */
export type UnitScope = 'ours' | 'any' | 'candidates'
/** Which people may be chosen. */
export type PeopleScope = 'ground' | 'lead_unit' | 'own_unit'
/** A code with what it is called. */
export type Option = readonly [code: string, name: Pair]

type Nothing = Record<never, never>

/** By what a field of any form is filled in, and what that must know beside name and label. */
export interface BasicWidgets {
  words: { rows?: number; phrases?: readonly Pair[]; shortest?: number; longest?: number }
  line: { shortest?: number; longest?: number }
  choice: { options: readonly Option[] }
  yes_no: { yes?: Pair; no?: Pair }
  number: { least?: number; most?: number; unit: Pair }
  rating: { least: number; most: number }
  moment: { ahead: boolean }
}

/** What the moves of a case ask for beside. */
interface CaseWidgets {
  unit: { scope: UnitScope }
  units: { scope: UnitScope }
  centre: Nothing
  person: { scope: PeopleScope }
  class: Nothing
  condition: Nothing
  photos: { kinds: readonly string[] }
  /** Where the person stands. */
  presence: Nothing
  /** Where the matter lies. */
  place: Nothing
  order: Nothing
  call: Nothing
  notice: Nothing
  parent: Nothing
}

/** What the forms of registers ask for beside. */
interface RegisterWidgets {
  role: Nothing
  /** A centre or a unit; it brings its region along. */
  organ: Nothing
  region: Nothing
  /** Classes by code, whole branches too. */
  classes: { most?: number }
  /** Places in the order in which they are walked. */
  places: { most?: number }
}

type Widgets = BasicWidgets & CaseWidgets & RegisterWidgets
export type Widget = keyof (BasicWidgets & CaseWidgets)
export type RegisterWidget = keyof (BasicWidgets & RegisterWidgets)

interface Common<Name extends string> {
  name: Name
  label: Pair
  required?: true
  /** Rarely filled in: where there is little room it is folded away. */
  folded?: true
  hint?: Pair
  /** What stands in it at first. */
  initial?: unknown
  /** The names it fills, if they are others than its own. */
  fills?: readonly Name[]
}

/** A field that is filled in by this widget. */
export type FieldOf<W extends keyof Widgets, Name extends string = string> = Common<Name> & { widget: W } & Widgets[W]
/** A field of a move's form, by whatever it is filled in. */
export type Field<Name extends string = string> = { [W in Widget]: FieldOf<W, Name> }[Widget]
/** A field of a register's form. A name such as `post.role` is that of a field within. */
export type RegisterField = { [W in RegisterWidget]: FieldOf<W> }[RegisterWidget]
/** A field of any form. */
export type AnyField = Field | RegisterField

/** What was filled in so far, by name. */
export type Draft = Readonly<Record<string, unknown>>

/** What the matter has to say to a field. */
export interface Behaviour<Matter> {
  /** Whether it is asked for at all, given what was filled in before. */
  when?: (matter: Matter, draft: Draft) => boolean
  /** What stands in it at first. */
  from?: (matter: Matter) => unknown
  /** Where it cannot be drawn, what stands in it at first is sent without anybody having seen it. */
  unseen?: boolean
  /** The ids of the things of the matter of which one is meant, for somebody with a post in these organs. */
  among?: (matter: Matter, organs: readonly string[]) => readonly string[]
  /** What should be read before it is answered. */
  quote?: (matter: Matter) => string | null
}

/** A form: its fields, and how it behaves beside them. */
export interface Form<Matter, F extends AnyField = Field> {
  readonly fields: readonly F[]
  readonly behaviours?: Readonly<Partial<Record<string, Behaviour<Matter>>>>
  /** At least one of these must be filled in. */
  readonly either?: readonly string[]
  /** Only what differs from the matter is sent, except what is always said; names that go together, together. */
  readonly differing?: { readonly always: readonly string[]; readonly together: readonly (readonly string[])[] }
}
