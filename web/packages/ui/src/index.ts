// SPDX-License-Identifier: Apache-2.0
/** What all front ends share to the eye; knows no case and no route. */
export { type Fact, Facts } from './facts.tsx'
export * from './format.ts'
export { late, turned } from './lamp.ts'
export { now, setPlatformTime, useNow } from './now.ts'
export { openerOf } from './opener.ts'
export { Remaining } from './remaining.tsx'
export { Split } from './split.tsx'
export { Tag, type Tone } from './tag.tsx'
export * from './tokens.ts'
export { cityMoment, setCityZone } from './zone.ts'
