// SPDX-License-Identifier: Apache-2.0
/**
 * Events folded into the cache. Folding is fetching again what the event makes old, so that a folded cache and a fresh
 * one cannot differ: the case itself at once, lists and counts together a moment later.
 */
import type { Query, QueryClient } from '@tanstack/react-query'
import type { LiveEvent } from './live.ts'
import type { components } from './schema.d.ts'

const EVERYTHING = 'tongguan.missed'
const OWN_MOVE = 'cases.case_moved.v1'

/** What an event makes old, as the server declares it. */
type MakesOld = components['schemas']['MakesOld']

/** Where the cache keeps what the server declared. */
export const MAKES_OLD = ['get', '/api/v1/events/makes-old', {}] as const

/** The function that takes each event. As long as nobody has said what an event makes old, everything is. */
export function foldInto(queries: QueryClient): (event: LiveEvent) => void {
  const refetching = new Map<string, () => void>()
  const refetch = (rule: MakesOld) => {
    const key = `${rule.events} ${rule.answers.join(' ')}`
    const known = refetching.get(key) ?? seldom(rule.seconds * 1000, () => fetchAgain(queries, rule.answers))
    refetching.set(key, known)
    known()
  }
  return (event) => {
    const declared = declaredIn(queries)
    if (event.name === EVERYTHING || declared === undefined) {
      void queries.invalidateQueries()
      return
    }
    const about = subjectOf(event.payload)
    if (about !== undefined) void queries.invalidateQueries({ predicate: (query) => concerns(query, about) })
    for (const rule of declared) if (event.name.startsWith(rule.events)) refetch(rule)
  }
}

function declaredIn(queries: QueryClient): readonly MakesOld[] | undefined {
  return queries.getQueryData(MAKES_OLD)
}

function fetchAgain(queries: QueryClient, answers: readonly string[]): void {
  void queries.invalidateQueries({ predicate: (query) => isAmong(query, answers) })
}

/** At once, and as long as it is wanted again, once after each pause. */
function seldom(pause: number, run: () => void): () => void {
  let waiting = false
  let again = false
  const now = () => {
    again = false
    waiting = true
    run()
    setTimeout(() => {
      waiting = false
      if (again) now()
    }, pause)
  }
  return () => {
    if (waiting) again = true
    else now()
  }
}

interface Subject {
  caseId: string
  taskNo: string | undefined
}

/** What somebody's own move of a case makes old is fetched again at once, without waiting for the line to tell of it. */
export function foldOwnMove(queries: QueryClient, about: Subject): void {
  const moved = declaredIn(queries)?.filter((rule) => OWN_MOVE.startsWith(rule.events))
  const answers = moved?.flatMap((rule) => rule.answers) ?? ['/api/v1']
  void queries.invalidateQueries({ predicate: (query) => concerns(query, about) || isAmong(query, answers) })
}

function subjectOf(payload: unknown): Subject | undefined {
  if (typeof payload !== 'object' || payload === null || !('case_id' in payload)) return undefined
  const taskNo = 'task_no' in payload ? payload.task_no : undefined
  return { caseId: String(payload.case_id), taskNo: taskNo === undefined ? undefined : String(taskNo) }
}

/** Whether a cached answer is about one case: its path says `/cases/{…}` and its parameter names the case. */
function concerns(query: Query, about: Subject): boolean {
  const [, path, asked] = query.queryKey
  if (typeof path !== 'string' || !path.includes('{')) return false
  const given = parametersOf(asked)
  return given.includes(about.caseId) || (about.taskNo !== undefined && given.includes(about.taskNo))
}

function parametersOf(asked: unknown): string[] {
  const path = (asked as { params?: { path?: Record<string, unknown> } } | undefined)?.params?.path
  return path === undefined ? [] : Object.values(path).map(String)
}

/** Whether a cached answer lies at or below one of these paths; answers about one case (`/cases/{…}`) do not. */
function isAmong(query: Query, answers: readonly string[]): boolean {
  const path = query.queryKey[1]
  return (
    typeof path === 'string' && !path.includes('{') && answers.some((at) => path === at || path.startsWith(`${at}/`))
  )
}
