// SPDX-License-Identifier: Apache-2.0
import { declare, oneOf } from '@tongguan/lists'

/** Calls one after the other, or a file of them. */
export const filters = declare({ way: oneOf('call', 'file') })
