// SPDX-License-Identifier: Apache-2.0
/** Who was here last: kept where the outbox is, because a browser that is killed forgets localStorage of its last seconds. */
import type { Schema } from '@tongguan/api-client'
import { openDB } from 'idb'

type Person = Schema<'PersonOut'>

const LAST = 'last'

const open = () => openDB('tongguan.me', 1, { upgrade: (made) => void made.createObjectStore('people') })

/** The person who was here last; null when nobody was, or this browser keeps nothing. */
export async function lastHere(): Promise<Person | null> {
  try {
    const kept = (await withStore((database) => database.get('people', LAST))) as Person | undefined
    // Who was kept by an earlier version has no areas or rights yet.
    return kept === undefined ? null : { ...kept, areas: kept.areas ?? [], rights: kept.rights ?? [] }
  } catch {
    return null
  }
}

/** Keep who is here; `null`: nobody any more. A browser that keeps nothing works only with a line. */
export async function keepHere(person: Person | null): Promise<void> {
  await withStore(async (database) => {
    if (person === null) await database.delete('people', LAST)
    else await database.put('people', person, LAST)
  }).catch(() => undefined)
}

async function withStore<T>(work: (database: Awaited<ReturnType<typeof open>>) => Promise<T>): Promise<T> {
  const database = await open()
  try {
    return await work(database)
  } finally {
    database.close()
  }
}
