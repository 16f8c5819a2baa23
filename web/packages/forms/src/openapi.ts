// SPDX-License-Identifier: Apache-2.0
/** What an OpenAPI document tells of forms; for the script that writes them, and for tests. */
import { readFileSync } from 'node:fs'
import { parseYaml } from '@redocly/openapi-core'
import { type FormSchema, referred, type Schemas } from './schema.ts'

interface Reference {
  $ref?: string
  anyOf?: readonly Reference[]
}
interface Verb {
  requestBody?: { content: Record<string, { schema: Reference }> }
}
interface Document {
  paths: Record<string, { post?: Verb; put?: Verb }>
  components: { schemas: Schemas }
}

const START = '/api/v1/cases/{case_id}/moves/'

const read = (file: string) => parseYaml(readFileSync(file, 'utf8')) as Document

/** The schema of what each move takes, in the order of the document. */
export function movesIn(file: string): ReadonlyMap<string, FormSchema> {
  const { paths, components } = read(file)
  const moves = Object.entries(paths).filter(([path]) => path.startsWith(START))
  return new Map(
    moves.map(([path, { post }]) => {
      const schema = post?.requestBody?.content['application/json']?.schema
      const ref = schema?.$ref ?? schema?.anyOf?.find((one) => one.$ref !== undefined)?.$ref
      return [path.slice(START.length), referred(components.schemas, ref) ?? {}]
    }),
  )
}

/** The schemas that registers take, and all that these may refer to: those of which everything that is needed is asked for. */
export function registersIn(file: string): readonly [forms: Schemas, all: Schemas] {
  const { paths, components } = read(file)
  const taken = Object.entries(paths)
    .filter(([path]) => !path.startsWith(START))
    .flatMap(([, { post, put }]) => [post, put])
    .map((verb) => verb?.requestBody?.content['application/json']?.schema.$ref?.split('/').at(-1))
  const forms = Object.entries(components.schemas).filter(
    ([name, schema]) => taken.includes(name) && askedFor(schema, components.schemas),
  )
  return [Object.fromEntries(forms), components.schemas]
}

function askedFor({ properties = {}, required = [] }: FormSchema, all: Schemas): boolean {
  return (
    required.length > 0 &&
    required.every((name) => {
      const within = referred(all, properties[name]?.$ref)
      return properties[name]?.['x-form'] !== undefined || (within !== undefined && askedFor(within, all))
    })
  )
}
