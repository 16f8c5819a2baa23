// SPDX-License-Identifier: Apache-2.0
/** Open cases that may be the same matter. */
import { $api } from '@tongguan/api-client'
import type { Case } from './case-data.ts'

/** Cases alike, by words, class and place; without the case itself and without the one it has joined. */
export function useSimilar(shown: Case, enabled = true) {
  const point =
    shown.lon === null || shown.lat === null ? null : { lon: shown.lon, lat: shown.lat, system: 'wgs84' as const }
  return $api.useQuery(
    'post',
    '/api/v1/intake/suggest/similar',
    { body: { words: `${shown.title} ${shown.address}`, class_code: shown.class_code, point, region: shown.region } },
    {
      enabled,
      staleTime: 60_000,
      select: (found) => found.filter((one) => one.case_id !== shown.id && one.case_id !== shown.parent),
    },
  )
}
