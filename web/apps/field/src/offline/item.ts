// SPDX-License-Identifier: Apache-2.0
/** What waits to be sent: a wish of the person in words, the requests that state it, and how far they have got. */

import type { Problem } from '@tongguan/api-client'
import { requestKey } from '@tongguan/api-client'

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** One request; `{case_id}` in the path is filled from the answer before, `photo:…` in the body by the photo's hash. */
export interface Command {
  path: string
  body: { [key: string]: Json }
}

export type ItemState = 'waiting' | 'returned' | 'sent'

export interface Item {
  /** Place in the queue. */
  no?: number
  /** The Idempotency-Keys of its requests begin with this. */
  id: string
  /** In whose name. */
  person: string
  /** Items about the same thing wait for each other. */
  subject: string
  /** What it is, in the person's language, for example `上报 · 暴露垃圾`. */
  title: string
  madeAt: number
  commands: Command[]
  photos: string[]
  /** Requests that the platform has granted. */
  done: number
  /** Task number the platform gave or knows. */
  taskNo: string | null
  caseId: string | null
  state: ItemState
  tries: number
  /** Not tried again before this moment (ms). */
  notBefore: number
  problem: Problem | null
  /** Not shown: positions of a walk. */
  quiet: boolean
  sentAt: number | null
}

/** A wish as a form states it. */
export interface Wish {
  person: string
  subject: string
  title: string
  commands: Command[]
  photos: string[]
  taskNo?: string | null
  quiet?: boolean
}

/** A fresh item for a wish. */
export function itemOf(wish: Wish, now: number): Item {
  return {
    id: requestKey(),
    person: wish.person,
    subject: wish.subject,
    title: wish.title,
    madeAt: now,
    commands: wish.commands,
    photos: wish.photos,
    done: 0,
    taskNo: wish.taskNo ?? null,
    caseId: null,
    state: 'waiting',
    tries: 0,
    notBefore: 0,
    problem: null,
    quiet: wish.quiet ?? false,
    sentAt: null,
  }
}

/** A body with every `photo:<id>` replaced by the hash under which the platform keeps the photo. */
export function withHashes(value: Json, hashes: ReadonlyMap<string, string>): Json {
  if (typeof value === 'string') {
    return value.startsWith(PHOTO) ? (hashes.get(value.slice(PHOTO.length)) ?? value) : value
  }
  if (Array.isArray(value)) return value.map((each) => withHashes(each, hashes))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withHashes(each, hashes)]))
}

export const PHOTO = 'photo:'

export const LONGEST_PATIENCE_MS = 300_000

/** How long to wait after so many failures: 2 s, 4 s … 5 min. */
export function patience(tries: number): number {
  return Math.min(2_000 * 2 ** Math.max(0, tries - 1), LONGEST_PATIENCE_MS)
}
