// SPDX-License-Identifier: Apache-2.0
/** How every front end changes something: one hook, one key for each wish, the version that was seen, what stands now. */

export { asked, standsNow } from './asked.ts'
export { type Deed, useDeed } from './deed.ts'
export { type KeyFor, keyKeeper, keyRing } from './keys.ts'
