// SPDX-License-Identifier: Apache-2.0
import { declare, oneOf, row } from '@tongguan/lists'
import { VIEWS } from './plan.ts'

/** What stands in the address of the board: its view, and the case that is open. */
export const filters = declare({ view: oneOf(...VIEWS, 'quality'), case: row() })
