// SPDX-License-Identifier: Apache-2.0
/** What an OpenAPI document tells of the moves; for the script that writes their forms, and for tests. */
import { readFileSync } from 'node:fs'
import { parseYaml } from '@redocly/openapi-core'
import type { FormSchema } from './schema.ts'

interface Reference {
  $ref?: string
  anyOf?: readonly Reference[]
}
interface Document {
  paths: Record<string, { post?: { requestBody?: { content: Record<string, { schema: Reference }> } } }>
  components: { schemas: Record<string, FormSchema> }
}

const START = '/api/v1/cases/{case_id}/moves/'

/** The schema of what each move takes, in the order of the document. */
export function movesIn(file: string): ReadonlyMap<string, FormSchema> {
  const { paths, components } = parseYaml(readFileSync(file, 'utf8')) as Document
  const moves = Object.entries(paths).filter(([path]) => path.startsWith(START))
  return new Map(
    moves.map(([path, { post }]) => {
      const schema = post?.requestBody?.content['application/json']?.schema
      const ref = schema?.$ref ?? schema?.anyOf?.find((one) => one.$ref !== undefined)?.$ref
      return [path.slice(START.length), components.schemas[ref?.split('/').at(-1) ?? ''] ?? {}]
    }),
  )
}
