// SPDX-License-Identifier: Apache-2.0
import { refusalOf } from '@tongguan/api-client'
import { words } from '@tongguan/words'
import type { ReactNode } from 'react'
import { RefusedWords } from '../../../moves/refused-words.tsx'

const useT = words('case-told', {
  waiting: ['正在读取', 'Reading'],
})

interface Answer<T> {
  data: T | undefined
  error: unknown
  isPending: boolean
  refetch: () => unknown
}

/** What the platform answered; while it has not, that, and if it refused, why. */
export function Told<T>({ answer, children }: { answer: Answer<T>; children: (data: T) => ReactNode }) {
  const t = useT()
  // A case that has gone out of a person's sight is not shown any longer, even if it lies in the cache.
  const lost = answer.error && !refusalOf(answer.error).passing
  if (answer.data !== undefined && !lost) return children(answer.data)
  if (answer.isPending) {
    return (
      <p className="dossier-hint" role="status">
        {t('waiting')}
      </p>
    )
  }
  return <RefusedWords refused={refusalOf(answer.error)} onAgain={() => void answer.refetch()} />
}

/** A sentence for a tab with nothing in it. */
export function Nothing({ children }: { children: ReactNode }) {
  return <p className="dossier-hint dossier-nothing">{children}</p>
}
