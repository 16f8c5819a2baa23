// SPDX-License-Identifier: Apache-2.0
import { useQueries } from '@tanstack/react-query'
import { $api, api, refusalOf, type Schema, settled } from '@tongguan/api-client'
import { asked, type KeyFor, keyKeeper } from '@tongguan/deeds'
import type { Move } from '@tongguan/forms/moves.ts'
import { inWords } from '@tongguan/words'
import { useRef, useState } from 'react'
import { useCityNames } from '../city.ts'
import { formOf, isOffered, type Line, type Outcome } from './bulk-moves.ts'

type Case = Schema<'CaseOut'>

/** At most so many at once: as many as a person can look through before saying yes. */
export const MOST = 50

/** The chosen cases as they are now, and how to make a move on all of them. */
export function useBulk(lines: readonly Line[]) {
  const names = useCityNames()
  const [begun, setBegun] = useState<readonly Case[]>()
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome>>(new Map())
  const [problem, setProblem] = useState<string>()
  const [step, setStep] = useState<'asking' | 'sending' | 'over'>('asking')
  // The same wish keeps its key, so that a second try after a broken line changes nothing twice.
  const keyFor = useRef(keyKeeper())
  const found = useQueries({
    queries: lines.map((line) =>
      $api.queryOptions('get', '/api/v1/cases/{ref}', { params: { path: { ref: line.task_no } } }, { staleTime: 0 }),
    ),
  })
  // Once it has begun, what was looked at stays as it was: every case that is done changes what it offers.
  const cases = begun ?? found.flatMap((one) => (one.data === undefined ? [] : [one.data]))

  async function send(move: Move, words: string) {
    const form = formOf(move, words)
    const able = cases.filter((shown) => isOffered(move, shown))
    const told = new Map<string, Outcome>()
    const tell = (id: string, made: Made) => {
      const now = [names.state(made.state ?? ''), made.organ === undefined ? '' : names.organ(made.organ)]
      told.set(id, {
        granted: made.granted,
        said: made.granted ? now.filter(Boolean).join(' · ') : (made.detail ?? ''),
      })
      setOutcomes(new Map(told))
    }
    setBegun(cases)
    setStep('sending')
    setProblem(undefined)
    try {
      if (move === 'follow_list') {
        const key = keyFor.current(
          form,
          lines.map((line) => line.id),
        )
        for (const shown of able) tell(shown.id, await followed(shown, form, key))
      } else for (const line of await batch(move, able, form, keyFor.current)) tell(line.case_id, line)
      setStep('over')
    } catch (thrown) {
      const refused = refusalOf(thrown).problem
      setProblem(inWords(refused.detail, refused.title_en))
      setBegun(undefined)
      setStep('asking')
    }
  }
  return { cases, pending: found.some((one) => one.isPending), send, step, outcomes, problem }
}

interface Made extends Pick<Schema<'BatchLineOut'>, 'granted' | 'state' | 'detail'> {
  /** Where the case lies now, if that is known. */
  organ?: string
}

async function batch(move: string, able: readonly Case[], form: Record<string, unknown>, keyFor: KeyFor) {
  const body = { move, form, cases: able.map((shown) => ({ case_id: shown.id, version: shown.version })) }
  const told = await settled(
    api.POST('/api/v1/cases/batch', {
      params: { header: asked(keyFor(body)) },
      body,
    }),
  )
  return told.lines
}

async function followed(shown: Case, form: Record<string, unknown>, key: string): Promise<Made> {
  try {
    await settled(
      api.POST('/api/v1/cases/{case_id}/moves/follow_list', {
        params: {
          path: { case_id: shown.id },
          header: asked(`${key}/${shown.id}`, shown.version),
        },
        body: { reason: String(form.reason ?? '') },
      }),
    )
    const after = await settled(api.GET('/api/v1/cases/{ref}', { params: { path: { ref: shown.id } } }))
    return { granted: true, state: after.state, detail: null, organ: after.lead_unit ?? after.owner }
  } catch (thrown) {
    const { problem } = refusalOf(thrown)
    return { granted: false, state: null, detail: inWords(problem.detail, problem.title_en) }
  }
}
