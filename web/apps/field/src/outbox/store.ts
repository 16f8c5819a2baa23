// SPDX-License-Identifier: Apache-2.0
/** The outbox on the phone: survives closing the app; every step of an item is written before the next is tried. */
import type { FieldDatabase, KeptPhoto } from '../offline/database.ts'
import { type Item, itemOf, type Wish } from '../offline/item.ts'

/** Delivered items that are still shown. */
const REMEMBERED = 40

export class OutboxStore {
  readonly #open: () => Promise<FieldDatabase>

  constructor(open: () => Promise<FieldDatabase>) {
    this.#open = open
  }

  /** Put a wish at the end of the queue; one that it replaces leaves in the same moment. */
  async add(wish: Wish, now: number, replaces?: number): Promise<Item> {
    const database = await this.#open()
    const change = database.transaction(['items', 'photos'], 'readwrite')
    const item = itemOf(wish, now)
    if (replaces !== undefined) {
      const before = await change.objectStore('items').get(replaces)
      if (before !== undefined) {
        // What was granted already is not asked a second time.
        item.done = Math.min(before.done, item.commands.length)
        item.caseId = before.caseId
        item.taskNo = before.taskNo ?? item.taskNo
        const unused = before.photos.filter((photo) => !item.photos.includes(photo))
        for (const photo of unused) await change.objectStore('photos').delete(photo)
        await change.objectStore('items').delete(replaces)
      }
    }
    item.no = await change.objectStore('items').add(item)
    await change.done
    return item
  }

  async all(): Promise<Item[]> {
    return (await this.#open()).getAll('items')
  }

  async item(no: number): Promise<Item | undefined> {
    return (await this.#open()).get('items', no)
  }

  async keep(item: Item): Promise<void> {
    await (await this.#open()).put('items', item)
  }

  /** The item has arrived: its photos leave the phone, old receipts with them. */
  async arrived(item: Item, now: number): Promise<void> {
    const change = (await this.#open()).transaction(['items', 'photos'], 'readwrite')
    const items = change.objectStore('items')
    for (const photo of item.photos) await change.objectStore('photos').delete(photo)
    if (item.quiet) await items.delete(Number(item.no))
    else await items.put({ ...item, state: 'sent', sentAt: now, problem: null, photos: [] })
    const sent = (await items.getAll()).filter((each) => each.state === 'sent')
    for (const old of sent.slice(0, -REMEMBERED)) await items.delete(Number(old.no))
    await change.done
  }

  /** Away with an item and its photos. */
  async drop(no: number): Promise<void> {
    const change = (await this.#open()).transaction(['items', 'photos'], 'readwrite')
    const item = await change.objectStore('items').get(no)
    for (const photo of item?.photos ?? []) await change.objectStore('photos').delete(photo)
    await change.objectStore('items').delete(no)
    await change.done
  }

  /** Whatever was put off may be tried again at once. */
  async hurry(): Promise<void> {
    const change = (await this.#open()).transaction('items', 'readwrite')
    for (const item of await change.store.getAll()) {
      if (item.state === 'waiting' && item.notBefore > 0) await change.store.put({ ...item, notBefore: 0 })
    }
    await change.done
  }

  async photo(id: string): Promise<KeptPhoto | undefined> {
    return (await this.#open()).get('photos', id)
  }

  async keepPhoto(photo: KeptPhoto): Promise<void> {
    await (await this.#open()).put('photos', photo)
  }
}
