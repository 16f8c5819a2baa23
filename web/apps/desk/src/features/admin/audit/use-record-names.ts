// SPDX-License-Identifier: Apache-2.0
import { inWords } from '@tongguan/words'
import { useMemo } from 'react'
import { useCityNames } from '../../../city.ts'
import { DEEDS, KINDS, partsOf, TURNS } from './deeds.ts'

export interface RecordNames {
  deed(move: string): string
  organ(id: string, told: string | null): string
  /** `案件`, and which one. */
  kind(subject: string): string
  which(subject: string): string
  /** `待派遣 → 处置中`; nothing where nothing turned. */
  change(before: string | null, after: string | null): string
}

const LONG = /^[0-9a-f]{8}-[0-9a-f-]{27}$/

/** What is on record, in words. */
export function useRecordNames(): RecordNames {
  const names = useCityNames()
  return useMemo(() => {
    const known = (table: typeof DEEDS, code: string) => {
      const pair = table[code]
      return pair === undefined ? undefined : inWords(...pair)
    }
    return {
      organ: names.organ,
      deed: (move) => known(DEEDS, move) ?? names.move(move),
      kind: (subject) => known(KINDS, partsOf(subject)[0]) ?? partsOf(subject)[0],
      which: (subject) => {
        const [, id] = partsOf(subject)
        return LONG.test(id) ? `…${id.slice(-8)}` : id
      },
      change: (before, after) =>
        before === after
          ? ''
          : [before, after]
              .filter((one) => one !== null)
              .map((one) => known(TURNS, one) ?? names.state(one))
              .join(' → '),
    }
  }, [names])
}
