// SPDX-License-Identifier: Apache-2.0
/** For tests of those who draw the forms of the moves. */
import { resolve } from 'node:path'
import type { Schema } from '@tongguan/api-client'
import { movesIn } from './openapi.ts'

/** What the platform takes, by move. */
export const TAKEN = movesIn(resolve(import.meta.dirname, '../../../../openapi/staff.yaml'))

/** As much of a case as forms look at, with nothing going on. */
export function aMatter(given: Partial<Schema<'CaseOut'>> = {}): Schema<'CaseOut'> {
  const nothing = { orders: [], whistle_calls: [], requests: [], notices: [], moves: [], class_code: null }
  return {
    ...nothing,
    condition: null,
    address: '北街 12 号',
    urgency: 'normal',
    lon: null,
    lat: null,
    ...given,
  } as never
}
