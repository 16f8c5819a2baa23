// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { api, refusalOf, settled } from './index.ts'
import { refusal, serve } from './testing.ts'

test('a request is answered with what the test says, and can be looked at afterwards', async () => {
  const platform = serve({ 'GET /api/v1/suspended': () => [] })
  expect(await settled(api.GET('/api/v1/suspended', { params: { query: { limit: 7 } } }))).toEqual([])
  expect(platform.asked('GET /api/v1/suspended').map(({ query }) => query.get('limit'))).toEqual(['7'])
})

test('the words of a path arrive by their names, and a refusal as the platform says it', async () => {
  const platform = serve({
    'GET /api/v1/cases/{ref}': ({ path }) => refusal(404, 'cases.unknown', `没有案件 ${path.ref}。`),
  })
  const asked = settled(api.GET('/api/v1/cases/{ref}', { params: { path: { ref: '310112000000001' } } }))
  await expect(asked).rejects.toMatchObject({ status: 404, problem: { detail: '没有案件 310112000000001。' } })
  expect(platform.asked('GET /api/v1/cases/{ref}')).toHaveLength(1)
})

test.fails('what the test does not answer fails it', async () => {
  serve({})
  await settled(api.GET('/api/v1/city', {})).catch(refusalOf)
})
