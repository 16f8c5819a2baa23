// SPDX-License-Identifier: Apache-2.0
/** The areas of work: whose they are, where an address lies, and where the desk opens. The shell knows no feature. */
import { Navigate } from '@tanstack/react-router'
import { type Me, useMe } from '@tongguan/shell'
import { createContext, useContext } from 'react'
import type { Area } from './feature.ts'

/** The areas there are, in the order of the rail. */
export const Areas = createContext<readonly Area[]>([])

/** Whether somebody may see cases at all. */
export function seesCases(me: Pick<Me, 'areas'>): boolean {
  return me.areas.includes('cases')
}

/** The areas that are the person's work. */
export function useAreas(): readonly Area[] {
  const me = useMe()
  return useContext(Areas).filter((area) => me.areas.includes(area.key))
}

/** The area an address lies in. */
export function useAreaAt(path: string): string | undefined {
  return useContext(Areas).find((area) =>
    [area.to, ...(area.within ?? [])].some((start) => path === start || path.startsWith(`${start}/`)),
  )?.key
}

const LAST = 'tongguan.desk.last'

/** Where the desk opens: the queue somebody worked in last, or what waits for them; settings for who sees no case. */
export function Home() {
  const me = useMe()
  const last = localStorage.getItem(LAST)
  const queue = last?.startsWith('/queue/') ? last : '/queue/mine'
  return <Navigate to={seesCases(me) ? queue : '/admin'} replace />
}

/** Remember the queue somebody works in. */
export function rememberArea(path: string): void {
  if (path.startsWith('/queue/')) localStorage.setItem(LAST, path)
}
