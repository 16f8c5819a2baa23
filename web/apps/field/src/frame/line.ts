// SPDX-License-Identifier: Apache-2.0
import { useLive } from '@tongguan/shell'
import { useSyncExternalStore } from 'react'

function subscribe(listener: () => void): () => void {
  addEventListener('online', listener)
  addEventListener('offline', listener)
  return () => {
    removeEventListener('online', listener)
    removeEventListener('offline', listener)
  }
}

/** Whether the platform can be reached, as far as phone and live line know. */
export function useOnline(): boolean {
  const { line } = useLive()
  const connected = useSyncExternalStore(subscribe, () => navigator.onLine)
  return connected && line.live
}
