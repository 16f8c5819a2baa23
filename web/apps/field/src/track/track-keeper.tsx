// SPDX-License-Identifier: Apache-2.0
/** Positions while on patrol, and at no other time: kept on the phone, told to the platform by the minute. */
import { useMe } from '@tongguan/shell'
import { now } from '@tongguan/ui'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import { field } from '../offline/database.ts'
import { store, useOutbox } from '../outbox/outbox.tsx'
import type { Fix } from '../position/fix.ts'
import { follow, hearFixes } from '../position/position.ts'
import { addsTo, TELL_EVERY_MS } from './track.ts'

const BATCH = 1000
const WALKING = 'tongguan.field.walking'

interface Track {
  walking: boolean
  /** Begin or end to keep positions. */
  walk(on: boolean): Promise<void>
}

const TrackContext = createContext<Track>({ walking: false, walk: async () => undefined })

/** Whether the person is on patrol, as this phone knows it. */
export function useTrack(): Track {
  return useContext(TrackContext)
}

/** Keeps the track while a walk is on and a page is open. */
export function TrackKeeper({ children }: { children: ReactNode }) {
  const { person } = useMe()
  const { retry } = useOutbox()
  const [walking, setWalking] = useState(() => localStorage.getItem(WALKING) === person)
  const walk = useCallback(
    async (on: boolean) => {
      if (on) localStorage.setItem(WALKING, person)
      else localStorage.removeItem(WALKING)
      if (!on) await tell(person)
      setWalking(on)
    },
    [person],
  )
  useEffect(() => {
    if (!walking) return
    let last: Fix | undefined
    follow()
    const stop = hearFixes((fix) => {
      if (!addsTo(last, fix)) return
      last = fix
      void field().then((database) => database.add('fixes', { ...fix, person }))
    })
    const timer = setInterval(() => void tell(person).then((any) => any && retry()), TELL_EVERY_MS)
    return () => {
      stop()
      clearInterval(timer)
    }
  }, [walking, person, retry])
  const track = useMemo(() => ({ walking, walk }), [walking, walk])
  return <TrackContext value={track}>{children}</TrackContext>
}

/** Positions move from their own list into the outbox; whether there were any. */
async function tell(person: string): Promise<boolean> {
  const database = await field()
  const keys = (await database.getAllKeys('fixes')).slice(0, BATCH)
  const fixes = (await Promise.all(keys.map((key) => database.get('fixes', key)))).filter((fix) => fix !== undefined)
  const mine = fixes.filter((fix) => fix.person === person)
  if (mine.length > 0) {
    const body = {
      fixes: mine.map(({ at, lon, lat, accuracy }) => ({ at: new Date(at).toISOString(), lon, lat, accuracy })),
    }
    const commands = [{ path: '/api/v1/my/patrol/track', body }]
    await store.add({ person, subject: 'patrol', title: '', commands, photos: [], quiet: true }, now())
  }
  const change = database.transaction('fixes', 'readwrite')
  for (const key of keys) await change.store.delete(key)
  await change.done
  return mine.length > 0
}
