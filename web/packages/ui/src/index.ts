// SPDX-License-Identifier: Apache-2.0
/** What all front ends share to the eye; knows no case and no route. */
export * from './format.ts'
export { now, setPlatformTime, useNow } from './now.ts'
export { Remaining } from './remaining.tsx'
export * from './tokens.ts'
