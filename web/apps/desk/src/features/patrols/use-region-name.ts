// SPDX-License-Identifier: Apache-2.0
import { useMe } from '@tongguan/shell'
import { useLanguage } from '@tongguan/words'
import { useMemo } from 'react'
import { useCity } from '../../city.ts'

/** What a community is called; with its street before it for those who see several. */
export function useRegionName(): (code: string) => string {
  const city = useCity()
  const language = useLanguage()
  const { posts } = useMe()
  return useMemo(() => {
    const regions = new Map((city?.regions ?? []).map((one) => [one.code, one]))
    const several = posts.some((one) => one.region.length < 9)
    return (code) => {
      const [street, community] = [regions.get(code.slice(0, 9)), regions.get(code.slice(0, 12))]
      // English names of communities contain that of their street.
      if (language === 'en') return community?.name_en || street?.name_en || code
      return [several ? street?.name : undefined, community?.name].filter(Boolean).join(' ') || code
    }
  }, [city, language, posts])
}
