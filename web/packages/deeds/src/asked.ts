// SPDX-License-Identifier: Apache-2.0
import type { Refused } from '@tongguan/api-client'

interface Asked {
  'Idempotency-Key': string
  'If-Match'?: string
}

/** The headers of a change: under which key it is wished, and which version was seen where there are versions. */
export function asked(key: string, seen?: number): Asked {
  return seen === undefined ? { 'Idempotency-Key': key } : { 'Idempotency-Key': key, 'If-Match': `"${seen}"` }
}

/** What stands now where somebody else was quicker: the refusal of a change brings it under its name (`case`, `board`). */
export function standsNow<T>(refused: Refused | undefined, name: string): T | undefined {
  if (refused?.status !== 409) return undefined
  return (refused.problem as unknown as Record<string, T | undefined>)[name]
}
