// SPDX-License-Identifier: Apache-2.0
import { declare, row } from '@tongguan/lists'

/** What stands in the address of the settings: the draft that stays chosen from section to section. */
export const filters = declare({ draft: row() })
