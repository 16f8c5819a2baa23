// SPDX-License-Identifier: Apache-2.0
/** Writes the forms of moves and registers, as an OpenAPI document tells of them, into tables for packages/forms. */
import { writeFileSync } from 'node:fs'
import { CODES } from './packages/forms/src/codes.ts'
import { movesIn, registersIn } from './packages/forms/src/openapi.ts'
import { type FormSchema, fieldsOf, type Schemas } from './packages/forms/src/schema.ts'

const [from = '', to = ''] = process.argv.slice(2)
const row = (name: string, schema: FormSchema, schemas: Schemas) => {
  const fields = fieldsOf(schema, CODES, schemas).map((field) => `    ${JSON.stringify(field)},\n`)
  return `  ${name}: [\n${fields.join('')}  ],\n`
}
const moves = [...movesIn(from)].map(([move, schema]) => row(move, schema, {}))
const [forms, schemas] = registersIn(from)
const registers = Object.entries(forms).map(([name, schema]) => row(name, schema, schemas))

writeFileSync(
  to,
  `// SPDX-License-Identifier: Apache-2.0
/** Written by \`npm run api\` from openapi/staff.yaml; not by hand. */
import type { Field, RegisterField } from './field.ts'
import type { Move, NameOf } from './move.ts'

export const MOVE_FIELDS: { readonly [M in Move]: readonly Field<NameOf<M>>[] } = {
${moves.join('')}}

export const REGISTER_FIELDS = {
${registers.join('')}} satisfies Record<string, readonly RegisterField[]>
`,
)
