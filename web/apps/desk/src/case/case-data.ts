// SPDX-License-Identifier: Apache-2.0
/** A case, what hangs on it, and the city it lies in: asked of the platform, kept fresh by the live line. */
import { $api, type Schema } from '@tongguan/api-client'
import { inWords } from '@tongguan/words'
import { useCallback, useMemo } from 'react'
import { type City, useCity } from '../city.ts'

export { useCity } from '../city.ts'

export type Case = Schema<'CaseOut'>
export type Clock = Schema<'ClockOut'>
export type Order = Schema<'Order'>
export type Request = Schema<'Request'>
export type Evidence = Schema<'Evidence'>
export type HistoryLine = Schema<'HistoryLineOut'>

/** The case by task number or id; an event about it fetches it again. */
export function useCase(ref: string) {
  return $api.useQuery('get', '/api/v1/cases/{ref}', { params: { path: { ref } } })
}

/** Every move of the case, first to last. */
export function useHistory(ref: string, enabled = true) {
  return $api.useQuery('get', '/api/v1/cases/{ref}/history', { params: { path: { ref } } }, { enabled })
}

/** Whom the responsibility list names for the case, and why. */
export function useAdvice(ref: string, enabled = true) {
  return $api.useQuery('get', '/api/v1/cases/{ref}/advice', { params: { path: { ref } } }, { enabled })
}

/** Names of organs and people: those the case brings along first, then those of the city. */
export function useNames(brought: Record<string, string> | undefined): (id: string | null | undefined) => string {
  const city = useCity()
  const known = useMemo(() => {
    const organs = [...(city?.centres ?? []), ...(city?.units ?? [])]
    return new Map(organs.map((organ) => [organ.id, organ]))
  }, [city])
  return useCallback(
    (id) => {
      if (!id) return ''
      if (id === 'SYSTEM') return inWords('统管平台', 'the platform')
      const organ = known.get(id)
      return inWords(brought?.[id] ?? organ?.name, organ?.name_en || brought?.[id]) || id
    },
    [brought, known],
  )
}

/** The names of a region from the district down to the grid: `江川路街道 · 第一社区`. */
export function placeNames(city: City | undefined, region: string): string {
  const names = (city?.regions ?? [])
    .filter((one) => one.code.length > 6 && region.startsWith(one.code))
    .sort((one, other) => one.code.length - other.code.length)
    .map((one) => inWords(one.name, one.name_en))
  return names.join(' · ')
}
