// SPDX-License-Identifier: Apache-2.0
/** A page of the phone app in a test: at its address, before somebody signed in, with the platform that `serve` plays. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import { SessionGate } from '@tongguan/shell/session.tsx'
import type { FunctionComponent } from 'react'
import { field } from './offline/database.ts'
import { OutboxKeeper } from './outbox/outbox.tsx'
import { TrackKeeper } from './track/track-keeper.tsx'
import './react-19.ts'

export { surroundings } from '@tongguan/shell/testing.ts'

/** The phone's owner does not let it be located. */
const nowhere = {
  watchPosition: (_: PositionCallback, fail: PositionErrorCallback) => {
    queueMicrotask(() => fail(DENIED))
    return 1
  },
  getCurrentPosition: (_: PositionCallback, fail: PositionErrorCallback) => queueMicrotask(() => fail(DENIED)),
  clearWatch: () => undefined,
}
const DENIED: GeolocationPositionError = {
  code: 1,
  PERMISSION_DENIED: 1,
  POSITION_UNAVAILABLE: 2,
  TIMEOUT: 3,
  message: '',
}

/** The page, shown at an address such as `/report`; `address()` is where it went. */
export function showAt(address: string, Page: FunctionComponent) {
  // Answers come when they come, as they do to a browser; React need not warn of each.
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: false })
  Object.defineProperty(navigator, 'geolocation', { configurable: true, value: nowhere })
  history.replaceState(null, '', `/field${address}`)
  const client = new QueryClient({ defaultOptions: { queries: { retry: false }, mutations: { retry: false } } })
  const shown = render(
    <QueryClientProvider client={client}>
      <SessionGate title="">
        <OutboxKeeper>
          <TrackKeeper>
            <Page />
          </TrackKeeper>
        </OutboxKeeper>
      </SessionGate>
    </QueryClientProvider>,
  )
  return { ...shown, address: () => location.pathname.slice('/field'.length) }
}

/** A phone on which nothing is kept. */
export async function freshPhone(): Promise<void> {
  localStorage.removeItem('tongguan.field.walking')
  const database = await field()
  for (const store of ['items', 'photos', 'drafts', 'answers', 'fixes'] as const) await database.clear(store)
}
