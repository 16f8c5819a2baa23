// SPDX-License-Identifier: Apache-2.0
import { declare, row, whole, word } from '@tongguan/lists'

/** What stands in the address of the register: the organ, what is looked for, the page, and who is open. */
export const filters = declare({ organ: word(), text: word(), role: word(), page: whole(1), person: row() })
