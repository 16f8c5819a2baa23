// SPDX-License-Identifier: Apache-2.0
/** One engine for every form; what draws it is the app's, what it asks is data. */

export {
  answerable,
  asked,
  bodyOf,
  fills,
  firstDraft,
  given,
  kindsMissing,
  type Lack,
  missing,
  rebased,
  shownOf,
  withPhrase,
  wrongIn,
} from './engine.ts'
export type {
  AnyField,
  BasicWidgets,
  Behaviour,
  Draft,
  Field,
  FieldOf,
  Form,
  Option,
  PeopleScope,
  RegisterField,
  RegisterWidget,
  UnitScope,
  Widget,
} from './field.ts'
export { type CodeNames, type FormSchema, fieldsOf } from './schema.ts'
