// SPDX-License-Identifier: Apache-2.0
import { declare, oneOf, row } from '@tongguan/lists'
import { KINDS } from './decisions.ts'

/** What stands in the address of the reviews: whose they are, of which kind, and which is open. */
export const filters = declare({ whose: oneOf('mine', 'all'), kind: oneOf('', ...KINDS), request: row() })
