// SPDX-License-Identifier: Apache-2.0
import { $api } from '@tongguan/api-client'
import { useLanguage } from '@tongguan/words'
import { useMemo } from 'react'

/** What a class is called in the language people see; `told` is its Chinese name, shown when nothing better is known. */
export function useClassName(): (code: string | null, told: string) => string {
  const english = useLanguage() === 'en'
  const { data } = $api.useQuery('get', '/api/v1/classes', {}, { staleTime: 86_400_000, enabled: english })
  return useMemo(() => {
    const names = new Map((english ? (data?.classes ?? []) : []).map((each) => [each.code, each.name_en]))
    return (code, told) => names.get(code ?? '') || told
  }, [english, data])
}
