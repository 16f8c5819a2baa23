// SPDX-License-Identifier: Apache-2.0
import { keepPreviousData } from '@tanstack/react-query'
import { $api } from '@tongguan/api-client'
import { useSettled } from '../../moves/settle.ts'
import type { Draft } from './draft.ts'

/** So many suggestions of each sort are shown; each has its own key. */
export const SHOWN = 3

const AWHILE = { staleTime: 60_000, placeholderData: keepPreviousData } as const

/** What the platform makes of the words so far: classes, places, the ground of the position, cases that may be the same. */
export function useAdvice(draft: Draft) {
  const words = useSettled(draft.words.trim())
  const where = useSettled([draft.address.trim(), draft.words.trim()].filter(Boolean).join(' '))
  const enough = words.length >= 2
  const classes = $api.useQuery(
    'post',
    '/api/v1/intake/suggest/classes',
    { body: { words } },
    { enabled: enough, ...AWHILE },
  )
  const places = $api.useQuery(
    'post',
    '/api/v1/intake/suggest/places',
    { body: { words: where } },
    { enabled: where.length >= 2, ...AWHILE },
  )
  const point = draft.place === null ? null : { lon: draft.place.lon, lat: draft.place.lat, system: 'wgs84' as const }
  const ground = $api.useQuery(
    'post',
    '/api/v1/intake/suggest/cell',
    { body: point ?? { lon: 0, lat: 0, system: 'wgs84' as const } },
    { enabled: point !== null, ...AWHILE },
  )
  const likeliest = draft.classCode ?? classes.data?.[0]?.code ?? null
  const similar = $api.useQuery(
    'post',
    '/api/v1/intake/suggest/similar',
    { body: { words, class_code: likeliest, point, region: draft.region } },
    { enabled: words.length >= 4, ...AWHILE },
  )
  return {
    classes: enough ? (classes.data ?? []).slice(0, SHOWN) : [],
    places: where.length >= 2 ? (places.data ?? []).slice(0, SHOWN) : [],
    ground: point === null ? undefined : ground.data,
    similar: words.length >= 4 ? (similar.data ?? []).slice(0, SHOWN) : [],
    asked: { classes: enough, places: where.length >= 2, similar: words.length >= 4 && similar.data !== undefined },
  }
}

export type Advice = ReturnType<typeof useAdvice>
