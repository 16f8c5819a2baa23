// SPDX-License-Identifier: Apache-2.0
/** The outbox of the person who is signed in: what waits, how to add to it, and when it is sent. */
import { useQueryClient } from '@tanstack/react-query'
import { useMe } from '@tongguan/shell'
import { now } from '@tongguan/ui'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { field } from '../offline/database.ts'
import type { Item, Wish } from '../offline/item.ts'
import { alone, deliver, type Ending } from './delivery.ts'
import { OutboxStore } from './store.ts'
import { wayToPlatform } from './way.ts'

/** While something waits, it is tried this often even if no event says that the line is back. */
const LOOK_EVERY_MS = 15_000
/** How long a form waits to hear whether its wish was granted; then the outbox has it. */
const PATIENCE_MS = 8_000

export const store = new OutboxStore(field)

export interface Outbox {
  items: Item[]
  waiting: Item[]
  returned: Item[]
  /** Where the last attempt ended. */
  ending: Ending
  /** Put a wish in the outbox and wait a little: sent, returned with its problem, or waiting. */
  send(wish: Omit<Wish, 'person'>, replaces?: number): Promise<Item>
  retry(): void
  drop(item: Item): Promise<void>
}

const OutboxContext = createContext<Outbox | null>(null)

/** The outbox; only inside `OutboxKeeper`. */
export function useOutbox(): Outbox {
  const outbox = useContext(OutboxContext)
  if (outbox === null) throw new Error('useOutbox outside its keeper')
  return outbox
}

const told = 'BroadcastChannel' in globalThis ? new BroadcastChannel('tongguan.field.outbox') : undefined

/** Keeps the outbox moving as long as a page is open. */
export function OutboxKeeper({ children }: { children: ReactNode }) {
  const { person } = useMe()
  const queries = useQueryClient()
  const [items, setItems] = useState<Item[]>([])
  const [ending, setEnding] = useState<Ending>('done')
  const running = useRef<Promise<void>>(undefined)

  const look = useCallback(async () => {
    setItems((await store.all()).filter((item) => item.person === person && !item.quiet))
  }, [person])

  const run = useCallback(() => {
    running.current ??= alone(() => deliver(store, wayToPlatform, person, now))
      .then(async (end) => {
        setEnding(end)
        await look()
        told?.postMessage('changed')
        if (end === 'done') await queries.invalidateQueries({ predicate: (query) => !isOfTheCity(query.queryKey) })
      })
      .catch(() => undefined)
      .finally(() => {
        running.current = undefined
      })
    return running.current
  }, [person, look, queries])

  const retry = useCallback(() => void store.hurry().then(run), [run])

  useEffect(() => {
    void look().then(retry)
    const visible = () => document.visibilityState === 'visible' && retry()
    const changed = () => void look()
    addEventListener('online', retry)
    document.addEventListener('visibilitychange', visible)
    told?.addEventListener('message', changed)
    const timer = setInterval(() => void anyWaiting(person).then((any) => (any ? run() : undefined)), LOOK_EVERY_MS)
    return () => {
      removeEventListener('online', retry)
      document.removeEventListener('visibilitychange', visible)
      told?.removeEventListener('message', changed)
      clearInterval(timer)
    }
  }, [look, run, retry, person])

  const outbox = useMemo<Outbox>(
    () => ({
      items,
      ending,
      waiting: items.filter((item) => item.state === 'waiting'),
      returned: items.filter((item) => item.state === 'returned'),
      retry,
      async send(wish, replaces) {
        const item = await store.add({ ...wish, person }, now(), replaces)
        void look()
        await Promise.race([settled(item, run), new Promise((done) => setTimeout(done, PATIENCE_MS))])
        return (await store.item(Number(item.no))) ?? { ...item, state: 'sent' }
      },
      async drop(item) {
        await store.drop(Number(item.no))
        await look()
        told?.postMessage('changed')
      },
    }),
    [items, ending, person, look, run, retry],
  )
  return <OutboxContext value={outbox}>{children}</OutboxContext>
}

/** Until this item has been tried: a run that had begun before may have passed it by. */
async function settled(item: Item, run: () => Promise<void>): Promise<void> {
  for (let round = 0; round < 2; round++) {
    await run()
    const now = await store.item(Number(item.no))
    if (now === undefined || now.state !== 'waiting' || now.tries > 0) return
  }
}

async function anyWaiting(person: string): Promise<boolean> {
  return (await store.all()).some((item) => item.state === 'waiting' && item.person === person)
}

function isOfTheCity(queryKey: readonly unknown[]): boolean {
  return ['/api/v1/city', '/api/v1/classes', '/api/v1/session'].includes(String(queryKey[1]))
}
