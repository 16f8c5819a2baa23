// SPDX-License-Identifier: Apache-2.0
/** What the phone keeps for itself: what waits to be sent, its photos, forms half filled in, answers to read again. */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Fix } from '../position/fix.ts'
import type { Item } from './item.ts'

/** A photo on the phone, until the platform has it. */
export interface KeptPhoto {
  id: string
  blob: Blob
  name: string
  takenAt: number
  lon: number | null
  lat: number | null
  /** Who said where: the camera, or the phone at that moment. */
  placedBy: 'camera' | 'phone' | null
  /** SHA-256 under which the platform keeps it, once it has arrived. */
  hash: string | null
  keptAt: number
}

/** An answer of the platform, for reading without a line. */
export interface KeptAnswer {
  person: string
  key: string
  queryKey: readonly unknown[]
  data: unknown
  at: number
}

export interface FieldSchema extends DBSchema {
  items: { key: number; value: Item }
  photos: { key: string; value: KeptPhoto }
  drafts: { key: string; value: { key: string; value: unknown; at: number } }
  answers: { key: [string, string]; value: KeptAnswer; indexes: { person: string } }
  fixes: { key: number; value: Fix & { person: string } }
}

export type FieldDatabase = IDBPDatabase<FieldSchema>

/** Opens (and makes) the phone's database; tests name their own. */
export function openField(name = 'tongguan.field'): Promise<FieldDatabase> {
  return openDB<FieldSchema>(name, 1, {
    upgrade(made) {
      made.createObjectStore('items', { keyPath: 'no', autoIncrement: true })
      made.createObjectStore('photos', { keyPath: 'id' })
      made.createObjectStore('drafts', { keyPath: 'key' })
      made.createObjectStore('answers', { keyPath: ['person', 'key'] }).createIndex('person', 'person')
      made.createObjectStore('fixes', { autoIncrement: true })
    },
    // A newer page needs the database: let go, and open it again when asked next.
    blocking: (_now, _next, event) => (event.target as IDBDatabase).close(),
  })
}

let opened: Promise<FieldDatabase> | undefined

/** The phone's database, opened once a page. */
export function field(): Promise<FieldDatabase> {
  opened ??= openField().catch((thrown: unknown) => {
    opened = undefined
    throw thrown
  })
  return opened
}
