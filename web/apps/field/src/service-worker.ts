// SPDX-License-Identifier: Apache-2.0
/** Lets the app open without a line; a new version waits until the person agrees. */
import { Workbox } from 'workbox-window'

/** A phone in a pocket is asked for news this often when it is looked at again. */
const NEWS_EVERY_MS = 3_600_000

let fresh: (() => void) | undefined
const listeners = new Set<() => void>()

/** Register; where there are no service workers (an in-app web view, plain http) the app works without. */
export function register(): void {
  if (!('serviceWorker' in navigator) || !isSecureContext || import.meta.env.DEV) return
  const worker = new Workbox('/field/sw.js', { scope: '/field/' })
  worker.addEventListener('waiting', () => {
    fresh = () => {
      worker.addEventListener('controlling', () => location.reload())
      worker.messageSkipWaiting()
    }
    for (const each of listeners) each()
  })
  void worker.register().catch(() => undefined)
  let looked = Date.now()
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || Date.now() - looked < NEWS_EVERY_MS) return
    looked = Date.now()
    void worker.update().catch(() => undefined)
  })
}

/** For useSyncExternalStore: whether a new version waits. */
export const newVersion = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  },
  waits: () => fresh !== undefined,
  take: () => fresh?.(),
}
