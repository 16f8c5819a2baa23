// SPDX-License-Identifier: Apache-2.0
import { declare, row } from '@tongguan/lists'

/** What stands in the address of the list of boards: the one that is open. */
export const filters = declare({ board: row() })
