// SPDX-License-Identifier: Apache-2.0
import type { Board } from '../wall-context.tsx'

/** Placeholder until the editor is written. */
export default function BoardEditor(_: { board: Board; onDone(): void }) {
  return null
}
