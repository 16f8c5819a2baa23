// SPDX-License-Identifier: Apache-2.0
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { $api, api, refusalOf, type Schema } from '@tongguan/api-client'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { linkInAddress, OwnPassword } from './own-password.tsx'
import { keepHere, lastHere } from './remembered.ts'
import { SignIn } from './sign-in.tsx'

/** Who is signed in, what they may be asked to do, and how they leave. */
export interface Me extends Schema<'PersonOut'> {
  /** Whether a page offers this to them: the platform says so (`rights`), and decides again when it is done. */
  may(right: string): boolean
  leave(): Promise<void>
}

const MeContext = createContext<Me | null>(null)

/** The person signed in; only inside the gate. */
export function useMe(): Me {
  const me = useContext(MeContext)
  if (me === null) throw new Error('useMe outside the session gate')
  return me
}

/** Lets signed-in people through; others see the sign-in form. Without a line a worker goes on as who was here last. */
export function SessionGate({ title, children }: { title: string; children: ReactNode }) {
  const queries = useQueryClient()
  const [link, setLink] = useState(linkInAddress)
  const [chosen, setChosen] = useState(false)
  const session = $api.useQuery('get', '/api/v1/session', {}, { staleTime: 300_000, retry: again })
  // A refusal (401) is no broken line: it ends who was here.
  const failed: unknown = session.error
  const cutOff = failed !== null && refusalOf(failed).passing
  const last = useQuery({ queryKey: LAST_HERE, queryFn: lastHere, enabled: cutOff, networkMode: 'always', gcTime: 0 })
  const told = session.data
  const person = told ?? (cutOff ? (last.data ?? undefined) : undefined)
  useEffect(() => {
    if (told !== undefined) void keepHere(told)
  }, [told])
  const me = useMemo<Me | null>(() => {
    if (person === undefined) return null
    const rights = new Set(person.rights)
    return {
      ...person,
      may: (right) => rights.has(right),
      leave: async () => {
        await api.DELETE('/api/v1/session', {})
        await keepHere(null)
        queries.clear()
        location.reload()
      },
    }
  }, [person, queries])
  const anew = () => {
    history.replaceState(null, '', location.pathname + location.search)
    setLink(undefined)
    setChosen(true)
    void queries.resetQueries()
  }
  if (link !== undefined) return <OwnPassword title={title} link={link} onDone={anew} />
  if (me !== null) return <MeContext value={me}>{children}</MeContext>
  if (session.isPending || (cutOff && last.isPending)) return null
  if (failed !== null && refusalOf(failed).code === FIRST_PASSWORD) {
    const leave = () => void api.DELETE('/api/v1/session', {}).then(() => queries.resetQueries())
    return <OwnPassword title={title} onDone={anew} onLeave={leave} />
  }
  return <SignIn title={title} unreachable={cutOff} chosen={chosen} onSignedIn={() => void queries.resetQueries()} />
}

const LAST_HERE = ['shell/last-here'] as const
const FIRST_PASSWORD = 'plumbing.password_to_be_changed'

/** Asked once more when the line was at fault; what was refused stays refused. */
function again(failures: number, thrown: unknown): boolean {
  return failures < 1 && refusalOf(thrown).passing
}
