// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query'
import { $api, api, refusalOf, type Schema } from '@tongguan/api-client'
import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { SignIn } from './sign-in.tsx'

/** Who is signed in, what they may be asked to do, and how they leave. */
export interface Me extends Schema<'PersonOut'> {
  has(...roles: string[]): boolean
  leave(): Promise<void>
}

const MeContext = createContext<Me | null>(null)

/** The person signed in; only inside the gate. */
export function useMe(): Me {
  const me = useContext(MeContext)
  if (me === null) throw new Error('useMe outside the session gate')
  return me
}

/** Lets signed-in people through; others see the sign-in form. `remembered`: who was here, when the line is down. */
export function SessionGate({ title, children }: { title: string; children: ReactNode }) {
  const queries = useQueryClient()
  const session = $api.useQuery('get', '/api/v1/session', {}, { staleTime: 300_000, retry: 1 })
  const person = session.data ?? remembered(session.error)
  const me = useMemo<Me | null>(() => {
    if (person === undefined) return null
    keep(person)
    const roles = new Set(person.posts.map((post) => post.role))
    return {
      ...person,
      has: (...asked) => asked.some((role) => roles.has(role)),
      leave: async () => {
        await api.DELETE('/api/v1/session', {})
        keep(undefined)
        queries.clear()
        location.reload()
      },
    }
  }, [person, queries])
  if (me !== null) return <MeContext value={me}>{children}</MeContext>
  if (session.isPending) return null
  const refused = refusalOf(session.error)
  return <SignIn title={title} unreachable={refused.passing} onSignedIn={() => void queries.resetQueries()} />
}

const KEPT = 'tongguan.me'

/** A worker without a line goes on as who they were; a refusal (401) ends that. */
function remembered(thrown: unknown): Schema<'PersonOut'> | undefined {
  if (thrown === null || !refusalOf(thrown).passing) return undefined
  const kept = localStorage.getItem(KEPT)
  return kept === null ? undefined : (JSON.parse(kept) as Schema<'PersonOut'>)
}

function keep(person: Schema<'PersonOut'> | undefined): void {
  if (person === undefined) localStorage.removeItem(KEPT)
  else localStorage.setItem(KEPT, JSON.stringify(person))
}
