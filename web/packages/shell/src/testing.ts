// SPDX-License-Identifier: Apache-2.0
/** What stands around every page, for tests of pages. */
import type { Schema } from '@tongguan/api-client'
import type { Handlers } from '@tongguan/api-client/testing.ts'

/** What every page asks: who is signed in, and which city it is; to be spread into `serve`. */
export function surroundings(
  person: Partial<Schema<'PersonOut'>> = {},
  city: Partial<Schema<'CityOut'>> = {},
): Handlers {
  return {
    'GET /api/v1/session': () => ({
      person: 'P-1',
      name: '张伟',
      posts: [],
      areas: ['cases'],
      rights: [],
      ...person,
    }),
    'GET /api/v1/city': () => ({
      edition: 1,
      name: '样例市',
      name_en: 'Sample city',
      zone: 'Asia/Shanghai',
      region: '310112',
      bounds: [121, 31, 122, 32],
      regions: [],
      centres: [],
      units: [],
      sources: [],
      states: [],
      moves: [],
      layers: [],
      tiles: null,
      ...city,
    }),
  }
}
