// SPDX-License-Identifier: Apache-2.0
/** Writes the forms of the moves, as an OpenAPI document tells of them, into a table for packages/forms. */
import { writeFileSync } from 'node:fs'
import { CODES } from './packages/forms/src/codes.ts'
import { movesIn } from './packages/forms/src/openapi.ts'
import { fieldsOf } from './packages/forms/src/schema.ts'

const [from = '', to = ''] = process.argv.slice(2)
const rows = [...movesIn(from)].map(([move, schema]) => {
  const fields = fieldsOf(schema, CODES).map((field) => `    ${JSON.stringify(field)},\n`)
  return `  ${move}: [\n${fields.join('')}  ],\n`
})

writeFileSync(
  to,
  `// SPDX-License-Identifier: Apache-2.0
/** Written by \`npm run api\` from openapi/staff.yaml; not by hand. */
import type { Field } from './field.ts'
import type { Move, NameOf } from './move.ts'

export const FIELDS: { readonly [M in Move]: readonly Field<NameOf<M>>[] } = {
${rows.join('')}}
`,
)
