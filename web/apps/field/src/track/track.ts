// SPDX-License-Identifier: Apache-2.0
import { type Fix, metresBetween } from '../position/fix.ts'

/** Positions are told to the platform this often, and one is kept at least this often. */
export const TELL_EVERY_MS = 60_000

/** Whether a fix adds to the track: somewhere else, or a minute later. */
export function addsTo(last: Fix | undefined, fix: Fix): boolean {
  if (fix.accuracy > 200) return false
  return last === undefined || fix.at - last.at >= TELL_EVERY_MS || metresBetween(last, fix) >= 10
}
