// SPDX-License-Identifier: Apache-2.0
/** From a JSON schema whose properties say of themselves how people are asked for them (`x-form`), to fields. */
import type { Pair } from '@tongguan/words'
import type { AnyField, Option } from './field.ts'

/** How people are asked for a property. */
export interface Asked {
  label: Pair
  widget: string
  required?: boolean
  /** The set of names by which the codes of a choice are called. */
  set?: string
  [more: string]: unknown
}

export interface Property {
  'x-form'?: Asked
  $ref?: string
  enum?: readonly string[]
  minLength?: number
  maxLength?: number
  maxItems?: number
  minimum?: number
  maximum?: number
  anyOf?: readonly Property[]
}

export interface FormSchema {
  properties?: Readonly<Record<string, Property>>
  required?: readonly string[]
}

/** The schemas of a document, by name. */
export type Schemas = Readonly<Record<string, FormSchema>>

/** Names of codes, by set. */
export type CodeNames = Readonly<Record<string, Readonly<Record<string, Pair>>>>

const WHERE: Readonly<Record<string, readonly string[]>> = {
  presence: ['lon', 'lat', 'accuracy'],
  place: ['region', 'lon', 'lat'],
}

/** The schema that a reference names. */
export function referred(schemas: Schemas, ref: string | undefined): FormSchema | undefined {
  return schemas[ref?.split('/').at(-1) ?? '']
}

/** The fields of a form, in the order of the schema; those of a form within it have names such as `post.role`. */
export function fieldsOf(
  { properties = {}, required = [] }: FormSchema,
  names: CodeNames,
  schemas: Schemas = {},
): readonly AnyField[] {
  return Object.entries(properties).flatMap(([name, property]) => {
    const form = property['x-form']
    if (form === undefined) {
      const within = fieldsOf(referred(schemas, property.$ref) ?? {}, names, schemas)
      return within.map((field) => ({ ...field, name: `${name}.${field.name}` }))
    }
    const { label, widget, required: wanted, set, ...more } = form
    const fills = WHERE[widget]?.filter((one) => one in properties)
    const field = {
      name,
      label,
      widget,
      ...((wanted ?? required.includes(name)) && { required: true }),
      ...(fills && { fills }),
      ...bounds(widget, property),
      ...(widget === 'choice' && { options: optionsOf(name, property, names[set ?? '']) }),
      ...more,
    }
    // What came from outside is a field now; the generated table is checked against the type.
    return [field as unknown as AnyField]
  })
}

function bounds(widget: string, property: Property): Record<string, number | undefined> {
  if (widget === 'words' || widget === 'line') {
    return { shortest: facet(property, 'minLength'), longest: facet(property, 'maxLength') }
  }
  if (widget === 'classes' || widget === 'places') return { most: property.maxItems }
  if (widget !== 'number' && widget !== 'rating') return {}
  return { least: facet(property, 'minimum'), most: facet(property, 'maximum') }
}

function facet<Key extends 'enum' | 'minLength' | 'maxLength' | 'minimum' | 'maximum'>(
  property: Property,
  key: Key,
): Property[Key] | undefined {
  return property[key] ?? property.anyOf?.find((one) => one[key] !== undefined)?.[key]
}

/** The codes that are taken, in the order of their names. */
function optionsOf(name: string, property: Property, named: CodeNames[string] = {}): readonly Option[] {
  const taken = facet(property, 'enum') ?? Object.keys(named)
  const nameless = taken.filter((code) => !(code in named))
  if (nameless.length > 0 || taken.length === 0) throw new Error(`${name}: no names for ${nameless.join(', ') || 'it'}`)
  return Object.entries(named).filter(([code]) => taken.includes(code))
}
