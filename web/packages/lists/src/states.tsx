// SPDX-License-Identifier: Apache-2.0
import { refusalOf } from '@tongguan/api-client'
import { inWords } from '@tongguan/words'
import type { ReactNode } from 'react'
import { useT } from './words.ts'

/** An answer that is awaited, as queries are: `useQuery`, `useInfiniteQuery`. */
export interface Asked {
  isPending: boolean
  error: unknown
  refetch?: () => unknown
}

interface Props {
  asked: Asked | undefined
  /** How many rows there are to show. */
  count: number
  empty: ReactNode
}

/** What a list says when there are no rows: that it reads, that it was refused, or that there is nothing. */
export function ListState({ asked, count, empty }: Props) {
  const t = useT()
  if (asked !== undefined && asked.error !== null && asked.error !== undefined) return <Refusal asked={asked} />
  if (count > 0) return null
  if (asked?.isPending) {
    return (
      <p className="list-said" role="status">
        {t('loading')}
      </p>
    )
  }
  if (empty !== undefined && typeof empty !== 'string') return empty
  return <p className="list-said">{empty ?? t('empty')}</p>
}

/** The platform's own words; asked again where that may help. */
function Refusal({ asked }: { asked: Asked }) {
  const t = useT()
  const { problem, passing, status } = refusalOf(asked.error)
  return (
    <div className="list-refused" role="alert">
      <p>{inWords(problem.detail || problem.title, problem.title_en)}</p>
      {status >= 500 && problem.request_id !== '' && <small>{t('number', { id: problem.request_id })}</small>}
      {passing && asked.refetch !== undefined && (
        <button type="button" className="list-button" onClick={() => void asked.refetch?.()}>
          {t('again')}
        </button>
      )}
    </div>
  )
}
