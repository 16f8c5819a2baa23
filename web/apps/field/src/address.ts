// SPDX-License-Identifier: Apache-2.0
/** Where in the app the person is. Eight addresses need no router of thirty kilobytes. */
import { type MouseEvent, useSyncExternalStore } from 'react'

const BASE = '/field'

function subscribe(listener: () => void): () => void {
  addEventListener('popstate', listener)
  return () => removeEventListener('popstate', listener)
}

/** The path below /field: `/`, `/report`, `/cases/20261121000785` … */
export function useAddress(): string {
  return useSyncExternalStore(subscribe, () => location.pathname.slice(BASE.length).replace(/\/$/, '') || '/')
}

/** Go somewhere; `instead` leaves no way back to where one was. */
export function go(path: string, instead = false): void {
  const address = BASE + (path === '/' ? '/' : path)
  if (instead) history.replaceState(null, '', address)
  else history.pushState({ inside: true }, '', address)
  dispatchEvent(new PopStateEvent('popstate'))
  scrollTo(0, 0)
}

/** Back to where the person came from; to the tasks when they came from outside. */
export function back(): void {
  if ((history.state as { inside?: boolean } | null)?.inside) history.back()
  else go('/', true)
}

/** The attributes of a link inside the app: a real address that does not load the page anew. */
export function linkTo(path: string) {
  return {
    href: BASE + path,
    onClick: (event: MouseEvent) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
      event.preventDefault()
      go(path)
    },
  }
}
