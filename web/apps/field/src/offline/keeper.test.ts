// SPDX-License-Identifier: Apache-2.0
import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { openField } from './database.ts'
import { forget, isKept, keep, restore } from './keeper.ts'

const TASKS = ['get', '/api/v1/my/tasks']
const HOUR = 3_600_000

test('what was fetched is read again without a line, as old as it is, by the same person alone', async () => {
  const database = await openField('keeper 1')
  const online = new QueryClient()
  const stop = keep(online, database, 'P-1')
  await online.fetchQuery({ queryKey: TASKS, queryFn: () => [{ id: 't' }] })
  const at = online.getQueryState(TASKS)?.dataUpdatedAt ?? 0
  await expect.poll(() => database.count('answers')).toBe(1)
  stop()

  const offline = new QueryClient()
  await restore(offline, database, 'P-1', at + HOUR)
  expect(offline.getQueryData(TASKS)).toEqual([{ id: 't' }])
  expect(offline.getQueryState(TASKS)?.dataUpdatedAt).toBe(at)
  const somebodyElse = new QueryClient()
  await restore(somebodyElse, database, 'P-2', at + HOUR)
  expect(somebodyElse.getQueryData(TASKS)).toBeUndefined()

  const muchLater = new QueryClient()
  await restore(muchLater, database, 'P-1', at + 8 * 24 * HOUR)
  expect(muchLater.getQueryData(TASKS)).toBeUndefined()
})

test('signing out leaves nothing to read', async () => {
  const database = await openField('keeper 2')
  await database.put('answers', { person: 'P-1', key: 'k', queryKey: TASKS, data: [], at: 1 })
  await forget(database)
  expect(await database.count('answers')).toBe(0)
})

test('lists and cases are kept, what was asked once is not', () => {
  expect([TASKS, ['get', '/api/v1/cases/{ref}', {}], ['get', '/api/v1/city']].map(isKept)).toEqual([true, true, true])
  expect([['get', '/api/v1/session'], ['get', '/api/v1/cases/{ref}/history'], ['x']].map(isKept)).toEqual([
    false,
    false,
    false,
  ])
})
