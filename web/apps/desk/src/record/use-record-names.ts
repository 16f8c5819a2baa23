// SPDX-License-Identifier: Apache-2.0
import { $api, type Schema } from '@tongguan/api-client'
import { inWords } from '@tongguan/words'
import { useMemo } from 'react'
import { useCityNames } from '../city.ts'
import { partsOf } from './subject.ts'

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

/** What the record calls kinds of subjects, deeds and states, as the platform's modules say. */
export function useRecordWords(): Schema<'RecordWords'> | undefined {
  return $api.useQuery('get', '/api/v1/audit/words', {}, { staleTime: Number.POSITIVE_INFINITY }).data
}

/** What is on record, in words. */
export function useRecordNames(): RecordNames {
  const names = useCityNames()
  const told = useRecordWords()
  return useMemo(() => {
    const [kinds, deeds, states] = [told?.kinds, told?.deeds, told?.states].map(byCode)
    return {
      organ: names.organ,
      deed: (move) => deeds?.get(move) ?? move,
      kind: (subject) => kinds?.get(partsOf(subject)[0]) ?? partsOf(subject)[0],
      which: (subject) => {
        const [, id] = partsOf(subject)
        return LONG.test(id) ? `…${id.slice(-8)}` : id
      },
      change: (before, after) =>
        before === after
          ? ''
          : [before, after]
              .filter((one) => one !== null)
              .map((one) => states?.get(one) ?? one)
              .join(' → '),
    }
  }, [names, told])
}

function byCode(words: readonly Schema<'RecordWord'>[] | undefined): ReadonlyMap<string, string> {
  return new Map(words?.map((one) => [one.code, inWords(one.name, one.name_en)]))
}
