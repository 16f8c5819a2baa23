// SPDX-License-Identifier: Apache-2.0
import { day, declare, oneOf, row, word } from '@tongguan/lists'

export const SHOWS = ['all', 'out', 'idle', 'nobody', 'open'] as const
export type Show = (typeof SHOWS)[number]

/** What stands in the address of the patrols: which street and day, who of them, and who is open. */
export const filters = declare({ region: word(), day: day(), show: oneOf(...SHOWS), person: row() })
export type Asked = ReturnType<typeof filters.read>
