// SPDX-License-Identifier: Apache-2.0
/**
 * How items reach the platform: in order, each exactly once.
 *
 * A request that may or may not have arrived is sent again under the same Idempotency-Key, which the platform grants
 * once. What the rules refuse stays with its words, to be corrected; a broken line is waited for.
 */
import { Refused, refusalOf } from '@tongguan/api-client'
import { type Item, type Json, LONGEST_PATIENCE_MS, patience, withHashes } from '../offline/item.ts'
import type { OutboxStore } from './store.ts'

/** What the platform said to a granted request, as far as items need it. */
export interface Answer {
  caseId: string | null
  taskNo: string | null
}

/** The way to the platform; both throw Refused. */
export interface Way {
  post(path: string, body: Json, key: string): Promise<Answer>
  upload(photo: Blob, name: string): Promise<string>
}

/** Why a delivery ended: all that could go is gone, the line is down, or somebody must sign in again. */
export type Ending = 'done' | 'no line' | 'signed out'

/** Send what waits in this person's name. Call it inside `alone`, or two pages send the same. */
export async function deliver(store: OutboxStore, way: Way, person: string, clock: () => number): Promise<Ending> {
  const blocked = new Set<string>()
  for (;;) {
    const waiting = (await store.all()).filter((item) => item.state === 'waiting' && item.person === person)
    const item = following(waiting, blocked, clock())
    if (item === undefined) return 'done'
    try {
      await carry(store, way, item)
      await store.arrived(item, clock())
    } catch (thrown) {
      const refused = refusalOf(thrown)
      if (refused.status === 401) return 'signed out'
      if (!refused.passing) {
        await store.keep({ ...item, state: 'returned', problem: refused.problem })
        continue
      }
      const tries = item.tries + 1
      await store.keep({ ...item, tries, notBefore: clock() + patience(tries), problem: refused.problem })
      if (refused.status === 0) return 'no line'
      blocked.add(item.subject)
    }
  }
}

/** The first item whose turn it is; items about the same thing never overtake each other. */
export function following(waiting: readonly Item[], blocked: ReadonlySet<string>, now: number): Item | undefined {
  const held = new Set(blocked)
  for (const item of waiting) {
    if (held.has(item.subject)) continue
    if (isDue(item, now)) return item
    held.add(item.subject)
  }
  return undefined
}

/** A moment further away than anything is put off was written by a clock that has been set right since. */
function isDue({ notBefore }: Item, now: number): boolean {
  return notBefore <= now || notBefore > now + LONGEST_PATIENCE_MS
}

/** Photos first, then request after request; each success is written down before the next step. */
async function carry(store: OutboxStore, way: Way, item: Item): Promise<void> {
  const hashes = new Map<string, string>()
  for (const id of item.photos) {
    const photo = await store.photo(id)
    if (photo === undefined) throw lost()
    if (photo.hash === null) {
      photo.hash = await way.upload(photo.blob, photo.name)
      await store.keepPhoto(photo)
    }
    hashes.set(id, photo.hash)
  }
  while (item.done < item.commands.length) {
    const command = item.commands[item.done]
    if (command === undefined) break
    const path = command.path.replace('{case_id}', item.caseId ?? '')
    const answer = await way.post(path, withHashes(command.body, hashes), `${item.id}.${item.done}`)
    item.done += 1
    item.caseId = answer.caseId ?? item.caseId
    item.taskNo = answer.taskNo ?? item.taskNo
    await store.keep({ ...item })
  }
}

function lost(): Refused {
  return new Refused({
    type: 'urn:tongguan:problem:client.photo_lost',
    code: 'client.photo_lost',
    status: 410,
    title: '照片已不在手机上',
    title_en: 'The photo is no longer on this phone',
    detail: '浏览器清理了照片，文字仍在；请重新拍照后提交。',
    facts: {},
    request_id: '',
  })
}

type Locks = Pick<LockManager, 'request'>

function browserLocks(): Locks | undefined {
  return globalThis.navigator?.locks
}

let here: Promise<unknown> = Promise.resolve()

/** Work that no other page of this browser does at the same time. */
export function alone<T>(work: () => Promise<T>, locks = browserLocks()): Promise<T> {
  if (locks) return locks.request('tongguan.field.outbox', work) as Promise<T>
  // Without locks (plain http) at least this page takes turns; the platform's keys do the rest.
  const turn = here.then(work, work)
  here = turn.catch(() => undefined)
  return turn
}
