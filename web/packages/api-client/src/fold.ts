// SPDX-License-Identifier: Apache-2.0
/**
 * Events folded into the cache. Folding is fetching again what the event makes old, so that a folded cache and a fresh
 * one cannot differ: the case itself at once, lists and counts together a moment later.
 */
import type { Query, QueryClient } from '@tanstack/react-query'
import type { LiveEvent } from './live.ts'

/** Lists and counts are fetched at most this often, however many events arrive. */
const LISTS_EVERY_MS = 400
/** The patrols of a district are a long answer, and nobody waits for the next place. */
const PATROLS_EVERY_MS = 5_000

const EVERYTHING = 'tongguan.missed'
/** Somebody sent something to a screen, or stored a board: no case has moved. */
const WALLS = 'boards.'

/** Somebody went on patrol, looked at a place or came back: no case has moved. */
const ON_THE_GROUND = 'patrols.'

/** The function that takes each event. */
export function foldInto(queries: QueryClient): (event: LiveEvent) => void {
  const fetchLists = seldom(LISTS_EVERY_MS, () => void queries.invalidateQueries({ predicate: isList }))
  const fetchPatrols = seldom(PATROLS_EVERY_MS, () => void queries.invalidateQueries({ predicate: isPatrol }))
  return (event) => {
    if (event.name === EVERYTHING) {
      void queries.invalidateQueries()
      return
    }
    if (event.name.startsWith(WALLS)) {
      void queries.invalidateQueries({ predicate: isWall })
      return
    }
    if (event.name.startsWith(ON_THE_GROUND)) {
      fetchPatrols()
      return
    }
    const about = subjectOf(event.payload)
    if (about !== undefined) void queries.invalidateQueries({ predicate: (query) => concerns(query, about) })
    fetchLists()
  }
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
  void queries.invalidateQueries({ predicate: (query) => concerns(query, about) || isList(query) })
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

/** Answers that list or count cases. */
const LISTS = [
  '/api/v1/cases',
  '/api/v1/queues',
  '/api/v1/requests',
  '/api/v1/suspended',
  '/api/v1/board',
  '/api/v1/timing',
  '/api/v1/notices',
  '/api/v1/my/',
]
const FIGURES = ['/api/v1/screen/figures', '/api/v1/screen/rows', '/api/v1/map/', '/api/v1/dispatch/']

function isList(query: Query): boolean {
  const path = query.queryKey[1]
  if (typeof path !== 'string' || path.includes('{') || isWall(query) || isPatrol(query)) return false
  return [...LISTS, ...FIGURES].some((start) => path === start || path.startsWith(start))
}

function isWall(query: Query): boolean {
  const path = query.queryKey[1]
  return typeof path === 'string' && (path.startsWith('/api/v1/screens') || path.startsWith('/api/v1/boards'))
}

function isPatrol(query: Query): boolean {
  const path = query.queryKey[1]
  return typeof path === 'string' && (path.startsWith('/api/v1/patrols') || path.startsWith('/api/v1/my/patrol'))
}
