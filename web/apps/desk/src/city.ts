// SPDX-License-Identifier: Apache-2.0
/** The city in force, and the names of what its codes stand for, in the language of the person. */
import { $api, type Schema } from '@tongguan/api-client'
import { inWords, type Language, useLanguage } from '@tongguan/words'
import { useMemo } from 'react'

/** No event tells of a new edition: a page that stays open asks again; unchanged, the answer is a line (304). */
const NOW_AND_THEN = { staleTime: 600_000, refetchInterval: 600_000 }

/** The city in force; it changes with an edition, not with the day. */
export function useCity() {
  return $api.useQuery('get', '/api/v1/city', {}, NOW_AND_THEN).data
}

/** Every class of the city. */
export function useClasses(enabled = true) {
  return $api.useQuery('get', '/api/v1/classes', {}, { ...NOW_AND_THEN, enabled }).data?.classes
}

export type City = NonNullable<ReturnType<typeof useCity>>

type Named = { name: string; name_en?: string | null }

type Held = Pick<Schema<'CaseLineOut'>, 'owner' | 'owner_name' | 'lead_unit' | 'lead_unit_name'>

export interface CityNames {
  state(code: string, told?: string | null): string
  source(code: string, told?: string | null): string
  /** What a button for the move says. */
  move(name: string, told?: string | null): string
  organ(id: string, told?: string | null): string
  /** With whom a case lies: its lead unit, or the centre that owns it. */
  holder(line: Held): string
  /** The street and the community of a place: `古美街道 平阳二村居委会`. */
  place(code: string, told?: string | null): string
}

/** Names by code; `told` is what the platform wrote beside the code, shown when the city does not know better. */
export function useCityNames(): CityNames {
  const city = useCity()
  const language = useLanguage()
  return useMemo(() => {
    const book = (pairs: [string, Named][]) => {
      const known = new Map(pairs)
      return (code: string, told?: string | null) => {
        const found = known.get(code)
        if (language === 'zh' && told) return told
        return inWords(found?.name ?? told, found?.name_en || told || found?.name) || code
      }
    }
    const organ = book([...(city?.centres ?? []), ...(city?.units ?? [])].map((one) => [one.id, one]))
    const regions = new Map((city?.regions ?? []).map((one) => [one.code, one]))
    const moves = book((city?.moves ?? []).map((one) => [one.move, one]))
    return {
      move: (name, told) => capital(moves(name, told)),
      state: book((city?.states ?? []).map((one) => [one.code, one])),
      source: book((city?.sources ?? []).map((one) => [one.code, one])),
      organ,
      holder: (line) =>
        line.lead_unit === null ? organ(line.owner, line.owner_name) : organ(line.lead_unit, line.lead_unit_name),
      place: (code, told) => {
        if (language === 'zh' && told) return told
        const names = [9, 12].map((digits) => regions.get(code.slice(0, digits))?.name_en)
        return names.filter(Boolean).join(', ') || told || code
      },
    }
  }, [city, language])
}

/** The name of a class with those above it, in the language of the person; `told` is its Chinese path. */
export function useClassPath(): (code: string, told: string) => readonly string[] {
  const language = useLanguage()
  const classes = useClasses(language === 'en')
  return useMemo(() => {
    const known = new Map((classes ?? []).map((one) => [one.code, one.name_en || one.name]))
    return (code, told) => told.split('/').map((name, level) => known.get(code.slice(0, 2 * (level + 1))) ?? name)
  }, [classes])
}

/** Names of centres and units by id in a language, also one that the desk does not speak just now. */
export function useOrganNames(language: Language): ReadonlyMap<string, string> {
  const city = useCity()
  return useMemo(() => {
    const organs = [...(city?.centres ?? []), ...(city?.units ?? [])]
    return new Map(organs.map((organ) => [organ.id, (language === 'en' && organ.name_en) || organ.name]))
  }, [city, language])
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
