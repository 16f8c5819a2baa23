// SPDX-License-Identifier: Apache-2.0
import type { Line } from './use-lines.ts'
export function BulkForm(_: { lines: Line[]; onEnd: () => void; onDone: () => void }) {
  return null
}
