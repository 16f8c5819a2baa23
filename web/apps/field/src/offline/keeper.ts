// SPDX-License-Identifier: Apache-2.0
/** Answers kept on the phone, so that lists and opened cases can be read without a line; each with its age. */
import type { Query, QueryClient } from '@tanstack/react-query'
import type { FieldDatabase } from './database.ts'

/** Kept answers older than this are not shown again (ms). */
const OLDEST_MS = 7 * 86_400_000
/** Cases that were opened are kept up to this many. */
const MOST = 150

const KEPT = ['/api/v1/my/', '/api/v1/cases', '/api/v1/city', '/api/v1/classes', 'field/']
const NEVER = ['/evidence/', '/history', '/advice']

/** Whether an answer is kept: what the person works with, nothing that was asked for once. */
export function isKept(queryKey: readonly unknown[]): boolean {
  const path = queryKey[1]
  if (typeof path !== 'string' || NEVER.some((part) => path.includes(part))) return false
  return KEPT.some((start) => path.startsWith(start))
}

/** Put the answers of this person back into the cache, as old as they are. */
export async function restore(queries: QueryClient, database: FieldDatabase, person: string, now: number) {
  const kept = await database.getAllFromIndex('answers', 'person', person)
  kept.sort((one, other) => other.at - one.at)
  for (const [place, answer] of kept.entries()) {
    if (now - answer.at > OLDEST_MS || place >= MOST) await database.delete('answers', [person, answer.key])
    else if (queries.getQueryData(answer.queryKey) === undefined) {
      queries.setQueryData(answer.queryKey, answer.data, { updatedAt: answer.at })
    }
  }
}

/** Keep every answer from now on; returns how to stop. */
export function keep(queries: QueryClient, database: FieldDatabase, person: string): () => void {
  return queries.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success' || event.action.manual) return
    const query: Query = event.query
    if (!isKept(query.queryKey) || query.state.data === undefined) return
    const answer = { person, key: query.queryHash, queryKey: query.queryKey, data: query.state.data }
    void database.put('answers', { ...answer, at: query.state.dataUpdatedAt }).catch(() => undefined)
  })
}

/** Forget everything that was kept for reading: the phone may be somebody else's tomorrow. */
export async function forget(database: FieldDatabase): Promise<void> {
  const change = database.transaction(['answers', 'drafts'], 'readwrite')
  await change.objectStore('answers').clear()
  await change.objectStore('drafts').clear()
  await change.done
}
