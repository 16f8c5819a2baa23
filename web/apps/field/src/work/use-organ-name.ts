// SPDX-License-Identifier: Apache-2.0
import { $api } from '@tongguan/api-client'
import { inWords } from '@tongguan/words'

/** What a centre or unit is called in the language people see; `told` when the city does not know it. */
export function useOrganName(): (id: string, told?: string) => string {
  const city = $api.useQuery('get', '/api/v1/city', {}, { staleTime: 3_600_000 }).data
  const organs = new Map([...(city?.centres ?? []), ...(city?.units ?? [])].map((organ) => [organ.id, organ]))
  return (id, told) => inWords(organs.get(id)?.name ?? told, organs.get(id)?.name_en) || told || id
}
