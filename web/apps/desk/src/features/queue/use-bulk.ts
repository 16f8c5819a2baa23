// SPDX-License-Identifier: Apache-2.0
import { useQueries } from '@tanstack/react-query'
import { $api, api, refusalOf, requestKey, type Schema, settled } from '@tongguan/api-client'
import { inWords } from '@tongguan/words'
import { useRef, useState } from 'react'
import { useCityNames } from '../../city.ts'
import { formOf, isOffered, type Outcome } from './bulk-moves.ts'
import type { Line } from './use-lines.ts'

type Case = Schema<'CaseOut'>

/** At most so many at once: as many as a person can look through before saying yes. */
export const MOST = 50

/** The chosen cases as they are now, and how to make a move on all of them. */
export function useBulk(lines: readonly Line[]) {
  const names = useCityNames()
  const [outcomes, setOutcomes] = useState<Outcome[]>()
  const [problem, setProblem] = useState<string>()
  const [sending, setSending] = useState(false)
  // The same wish keeps its key, so that a second try after a broken line changes nothing twice.
  const intent = useRef({ wish: '', key: '' })
  const found = useQueries({
    queries: lines.map((line) =>
      $api.queryOptions('get', '/api/v1/cases/{ref}', { params: { path: { ref: line.task_no } } }, { staleTime: 0 }),
    ),
  })
  const cases = found.flatMap((one) => (one.data === undefined ? [] : [one.data]))
  const pending = found.some((one) => one.isPending)

  async function send(move: string, words: string) {
    const form = formOf(move, words)
    const wish = JSON.stringify([move, form, lines.map((line) => line.id)])
    if (intent.current.wish !== wish) intent.current = { wish, key: requestKey() }
    const able = cases.filter((shown) => isOffered(move, shown))
    setSending(true)
    setProblem(undefined)
    try {
      const told = await (move === 'follow_list'
        ? followList(able, form, intent.current.key)
        : batch(move, able, form, intent.current.key))
      setOutcomes(
        lines.flatMap((line) => {
          const one = told.get(line.id)
          if (one === undefined) return []
          const now = [names.state(one.state ?? ''), one.organ === undefined ? '' : names.organ(one.organ)]
          const said = one.granted ? now.filter(Boolean).join(' · ') : (one.detail ?? '')
          return [{ line, granted: one.granted, said }]
        }),
      )
    } catch (thrown) {
      const refused = refusalOf(thrown).problem
      setProblem(inWords(refused.detail, refused.title_en))
    } finally {
      setSending(false)
    }
  }
  return { cases, pending, send, sending, outcomes, problem }
}

interface Made extends Pick<Schema<'BatchLineOut'>, 'granted' | 'state' | 'detail'> {
  /** Where the case lies now, if that is known. */
  organ?: string
}

type Told = ReadonlyMap<string, Made>

async function batch(move: string, able: readonly Case[], form: Record<string, unknown>, key: string): Promise<Told> {
  const told = await settled(
    api.POST('/api/v1/cases/batch', {
      params: { header: { 'Idempotency-Key': key } },
      body: { move, form, cases: able.map((shown) => ({ case_id: shown.id, version: shown.version })) },
    }),
  )
  return new Map(told.lines.map((line) => [line.case_id, line]))
}

async function followList(able: readonly Case[], form: Record<string, unknown>, key: string): Promise<Told> {
  const told = new Map<string, Made>()
  for (const shown of able) {
    try {
      await settled(
        api.POST('/api/v1/cases/{case_id}/moves/follow_list', {
          params: {
            path: { case_id: shown.id },
            header: { 'Idempotency-Key': `${key}/${shown.id}`, 'If-Match': `"${shown.version}"` },
          },
          body: { reason: String(form.reason ?? '') },
        }),
      )
      const after = await settled(api.GET('/api/v1/cases/{ref}', { params: { path: { ref: shown.id } } }))
      told.set(shown.id, { granted: true, state: after.state, detail: null, organ: after.lead_unit ?? after.owner })
    } catch (thrown) {
      const { problem } = refusalOf(thrown)
      told.set(shown.id, { granted: false, state: null, detail: inWords(problem.detail, problem.title_en) })
    }
  }
  return told
}
