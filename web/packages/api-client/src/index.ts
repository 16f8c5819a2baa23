// SPDX-License-Identifier: Apache-2.0
/** The platform's API, typed from openapi/staff.yaml (schema.d.ts is generated: `npm run api`). */
export { $api, api, queryClient } from './client.ts'
export { foldInto, foldOwnMove } from './fold.ts'
export { type LineState, type LiveEvent, listen } from './live.ts'
export { type Hint, type Problem, Refused, refusalOf, settled } from './refusal.ts'
export { requestKey } from './request-key.ts'
export type { components, paths } from './schema.d.ts'

import type { components } from './schema.d.ts'

/** A named shape of the API: `Schema<'CaseOut'>`. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name]
