// SPDX-License-Identifier: Apache-2.0
import { declare, oneOf, row } from '@tongguan/lists'

export const VIEWS = ['mine', 'open', 'sent'] as const
export const KINDS = ['supervise', 'instruct', 'urge'] as const

/** What stands in the address of the notices: the view, the kind, which is open, or that one is written. */
export const filters = declare({ view: oneOf(...VIEWS), kind: oneOf('', ...KINDS), write: row(), notice: row() })
