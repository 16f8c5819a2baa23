// SPDX-License-Identifier: Apache-2.0
/** One client for all front ends: same origin, session by cookie. */
import { QueryClient } from '@tanstack/react-query'
import createClient from 'openapi-fetch'
import createQueries from 'openapi-react-query'
import { refusalOf } from './refusal.ts'
import type { paths } from './schema.d.ts'

export const api = createClient<paths>({
  baseUrl: globalThis.location?.origin ?? '',
  credentials: 'same-origin',
  // Looked up when something is asked: a test answers in its place.
  fetch: (request) => globalThis.fetch(request),
})

/** `$api.useQuery('get', '/api/v1/queues')`: the key of the cache is [method, path, parameters]. */
export const $api = createQueries(api)

export function queryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        // Asked even when the browser believes to be offline: it is often wrong, and a page must learn that it failed.
        networkMode: 'always',
        // A refusal will be refused again; a broken line may mend.
        retry: (failures, thrown) => failures < 3 && refusalOf(thrown).passing,
        retryDelay: (attempt) => Math.min(500 * 2 ** attempt, 8_000),
        refetchOnWindowFocus: true,
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
}
