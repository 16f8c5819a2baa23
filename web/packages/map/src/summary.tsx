// SPDX-License-Identifier: Apache-2.0
import type { MapCase } from './places.ts'
import { useMapWords } from './words.ts'

/** What the map shows in a sentence, and which keys move it: for those who do not see it. */
export function Summary({ id, cases }: { id: string; cases: readonly MapCase[] }) {
  const t = useMapWords()
  const count = (lamp: string) => cases.filter((row) => row[4] === lamp).length
  return (
    <p id={id} className="visually-hidden">
      {t('told', { open: cases.length, red: count('red'), yellow: count('yellow') })} {t('keys')}
    </p>
  )
}
