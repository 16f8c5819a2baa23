// SPDX-License-Identifier: Apache-2.0
/** Where the phone is, while a page looks at it; asked for once somebody needs it. */

import { now } from '@tongguan/ui'
import { useEffect, useSyncExternalStore } from 'react'
import type { Fix } from './fix.ts'

export interface Position {
  fix: Fix | undefined
  /** unasked: nobody has asked yet; denied: the person or the phone said no. */
  state: 'unasked' | 'waiting' | 'known' | 'denied'
}

/** A fix that the phone has had so long is taken for a new one (ms). */
const OLDEST_MS = 15_000

let position: Position = { fix: undefined, state: 'unasked' }
let watch: number | undefined
const listeners = new Set<() => void>()
const fixes = new Set<(fix: Fix) => void>()

function tell(next: Position): void {
  position = next
  for (const each of listeners) each()
}

function fixOf(told: GeolocationPosition): Fix {
  const { longitude, latitude, accuracy } = told.coords
  // A fix is fresh or seconds old; a phone's clock may be wrong by days, and its GPS knows better than it.
  const age = Date.now() - told.timestamp
  return { lon: longitude, lat: latitude, accuracy, at: now() - (age > 0 && age < OLDEST_MS ? age : 0) }
}

/** Begin to follow the position; the phone asks the person the first time. */
export function follow(): void {
  if (watch !== undefined) return
  if (!('geolocation' in navigator)) {
    tell({ fix: undefined, state: 'denied' })
    return
  }
  if (position.state !== 'known') tell({ fix: undefined, state: 'waiting' })
  watch = navigator.geolocation.watchPosition(
    (told) => {
      const fix = fixOf(told)
      tell({ fix, state: 'known' })
      for (const each of fixes) each(fix)
    },
    (failure) => {
      if (failure.code !== failure.PERMISSION_DENIED) return
      unfollow()
      tell({ fix: undefined, state: 'denied' })
    },
    { enableHighAccuracy: true, maximumAge: OLDEST_MS, timeout: 60_000 },
  )
}

function unfollow(): void {
  if (watch !== undefined) navigator.geolocation.clearWatch(watch)
  watch = undefined
}

/** A position of this moment; none when there is no way to learn it within ten seconds. */
export function fixNow(): Promise<Fix | undefined> {
  return new Promise((done) => {
    if (!('geolocation' in navigator)) return done(undefined)
    navigator.geolocation.getCurrentPosition(
      (told) => {
        const fix = fixOf(told)
        tell({ fix, state: 'known' })
        done(fix)
      },
      () => done(position.fix),
      { enableHighAccuracy: true, maximumAge: 5_000, timeout: 10_000 },
    )
  })
}

/** Hear every fix; returns how to stop. */
export function hearFixes(listener: (fix: Fix) => void): () => void {
  fixes.add(listener)
  return () => void fixes.delete(listener)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** The position as it changes. `wanted`: ask for it; otherwise only follow where leave was given before. */
export function usePosition(wanted = false): Position {
  useEffect(() => {
    if (wanted) follow()
    else {
      navigator.permissions
        ?.query({ name: 'geolocation' })
        .then((leave) => leave.state === 'granted' && follow())
        .catch(() => undefined)
    }
  }, [wanted])
  return useSyncExternalStore(subscribe, () => position)
}
