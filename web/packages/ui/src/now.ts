// SPDX-License-Identifier: Apache-2.0
/** The platform's time, ticking: browsers' clocks are wrong by minutes, and a late case must be late on every screen. */
import { useSyncExternalStore } from 'react'

const KEPT = 'tongguan.clock'

// Without a line the platform's time is as far ahead as it was when last heard.
let ahead = Number(globalThis.localStorage?.getItem(KEPT) ?? 0) || 0
const listeners = new Set<() => void>()
let ticking: ReturnType<typeof setInterval> | undefined

/** What the platform's clock showed when it answered; small differences are the line's, not the clock's. */
export function setPlatformTime(answered: string | null): void {
  if (answered === null) return
  const found = new Date(answered).getTime() - Date.now()
  if (Math.abs(found - ahead) <= 2_000) return
  ahead = found
  globalThis.localStorage?.setItem(KEPT, String(found))
}

/** The platform's time now, in milliseconds. */
export function now(): number {
  return Date.now() + ahead
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  ticking ??= setInterval(() => {
    for (const each of listeners) each()
  }, 1000)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) {
      clearInterval(ticking)
      ticking = undefined
    }
  }
}

/** The platform's time, renewed every `every` seconds. */
export function useNow(every = 15): number {
  const step = every * 1000
  return useSyncExternalStore(subscribe, () => Math.floor(now() / step) * step)
}
