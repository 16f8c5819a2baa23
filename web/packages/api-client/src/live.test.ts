// SPDX-License-Identifier: Apache-2.0
import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { foldInto, foldOwnMove, MAKES_OLD } from './fold.ts'
import { reading } from './live.ts'

const MOVED = { no: 7, name: 'cases.case_moved.v1', payload: { case_id: 'c-1', task_no: 'X1', move: 'accept' } }

test('a block of the stream is an event however it is cut, a comment is none', () => {
  const read = reading()
  expect(read('id: 7\nevent: cases.case_moved.v1\nda')).toEqual([])
  expect(read('ta: {"move":"accept"}\n\n: still here\n\n')).toEqual([
    { no: 7, name: 'cases.case_moved.v1', payload: { move: 'accept' } },
  ])
  expect(read(': still here\n\n')).toEqual([])
})

test('a line that begins says at which number, even before anything happens', () => {
  expect(reading()('retry: 3000\nid: 7\n\n')).toEqual([{ no: 7, name: '', payload: {} }])
  expect(reading()('retry: 3000\n: tongguan\n\n')).toEqual([])
})

const DECLARED = [
  { events: 'cases.', answers: ['/api/v1/queues', '/api/v1/board'], seconds: 0.4 },
  { events: 'boards.', answers: ['/api/v1/screens', '/api/v1/boards'], seconds: 0 },
]

/** A cache whose answers come from a small world, as the server would give them. */
function cacheOf(world: { state: string; open: number }) {
  const queries = new QueryClient()
  queries.setQueryData(MAKES_OLD, DECLARED)
  const ask = async () => {
    const one = { queryKey: ['get', '/api/v1/cases/{ref}', { params: { path: { ref: 'X1' } } }] }
    const list = { queryKey: ['get', '/api/v1/queues'] }
    const other = { queryKey: ['get', '/api/v1/cases/{ref}', { params: { path: { ref: 'X2' } } }] }
    await queries.fetchQuery({ ...one, queryFn: () => ({ state: world.state }) })
    await queries.fetchQuery({ ...list, queryFn: () => ({ open: world.open }) })
    await queries.fetchQuery({ ...other, queryFn: () => ({ state: 'untouched' }) })
  }
  const stale = () =>
    queries
      .getQueryCache()
      .getAll()
      .filter((query) => query.state.isInvalidated)
      .map((query) => JSON.stringify(query.queryKey))
  return { queries, ask, stale, all: () => queries.getQueriesData({}).map(([, data]) => data) }
}

test('an event makes its case and the lists old, and nothing else', async () => {
  const { queries, ask, stale } = cacheOf({ state: 'filed', open: 1 })
  await ask()
  foldInto(queries)(MOVED)
  expect(stale()).toHaveLength(2)
  expect(stale().join()).not.toContain('X2')
})

test('a folded cache equals a fresh one', async () => {
  const world = { state: 'filed', open: 1 }
  const { queries, ask, all } = cacheOf(world)
  await ask()
  const fold = foldInto(queries)
  for (let no = 1; no <= 50; no++) {
    world.state = `state ${no}`
    world.open = no
    fold({ ...MOVED, no })
  }
  await ask()
  const fresh = cacheOf(world)
  await fresh.ask()
  expect(all()).toEqual(fresh.all())
})

test('what can no longer be told makes everything old', async () => {
  const { queries, ask, stale } = cacheOf({ state: 'filed', open: 1 })
  await ask()
  foldInto(queries)({ no: 9, name: 'tongguan.missed', payload: {} })
  expect(stale()).toHaveLength(4)
})

test('something sent to a screen makes the walls old and no case', async () => {
  const { queries, ask, stale } = cacheOf({ state: 'filed', open: 1 })
  await ask()
  for (const path of ['/api/v1/screens', '/api/v1/boards']) {
    await queries.fetchQuery({ queryKey: ['get', path, {}], queryFn: () => path })
  }
  const fold = foldInto(queries)
  fold({ no: 9, name: 'boards.screen_shown.v1', payload: { screen: 'hall' } })
  expect(stale()).toEqual(['["get","/api/v1/screens",{}]', '["get","/api/v1/boards",{}]'])
})

test('boards are not fetched again because a case moved', async () => {
  const { queries, ask, stale } = cacheOf({ state: 'filed', open: 1 })
  await ask()
  await queries.fetchQuery({ queryKey: ['get', '/api/v1/boards', {}], queryFn: () => 1 })
  foldInto(queries)(MOVED)
  expect(stale().join()).not.toContain('boards')
})

test('as long as nobody has said what is made old, everything is', async () => {
  const { queries, ask, stale } = cacheOf({ state: 'filed', open: 1 })
  queries.removeQueries({ queryKey: MAKES_OLD })
  await ask()
  foldInto(queries)(MOVED)
  expect(stale()).toHaveLength(3)
})

test("one's own move makes its case and the lists old at once", async () => {
  const { queries, ask, stale } = cacheOf({ state: 'filed', open: 1 })
  await ask()
  foldOwnMove(queries, { caseId: 'c-1', taskNo: 'X1' })
  expect(stale()).toHaveLength(2)
  expect(stale().join()).not.toContain('X2')
})
