// SPDX-License-Identifier: Apache-2.0
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type Refused, refusalOf } from '@tongguan/api-client'
import { useRef } from 'react'
import { keyRing } from './keys.ts'

export interface Deed<A extends unknown[], T> {
  busy: boolean
  /** What the platform said when it did not do as asked the last time; what was typed stays where it is. */
  refused: Refused | undefined
  /** Do it; nothing comes of what was refused. */
  run(...wanted: A): Promise<T | undefined>
  /** Take the refusal off the page. */
  forget(): void
}

interface Around<T> {
  /** Beginnings of addresses whose answers are old afterwards, where no event of the platform says so. */
  outdates?: readonly `/api/v1/${string}`[]
  /** To be done with what came of it. */
  onDone?: (got: T) => void
}

/**
 * Something that changes the platform. The same wish keeps its key until the platform has answered it: a repeat after a
 * broken line changes the data once, and what was refused can be wished again.
 */
export function useDeed<A extends unknown[], T>(
  deed: (key: string, ...wanted: A) => Promise<T>,
  { outdates = [], onDone }: Around<T> = {},
): Deed<A, T> {
  const queries = useQueryClient()
  const keys = useRef(keyRing())
  const { isPending, error, mutateAsync, reset } = useMutation<T, Refused, A>({
    mutationFn: async (wanted) => {
      try {
        return await deed(keys.current.keyFor(...wanted), ...wanted)
      } catch (thrown) {
        throw refusalOf(thrown)
      }
    },
    onSuccess: (got) => onDone?.(got),
    onSettled: (_got, refused, wanted) => {
      if (!refused?.passing) keys.current.answered(...wanted)
      if (outdates.length === 0) return
      void queries.invalidateQueries({
        predicate: ({ queryKey: [, path] }) =>
          typeof path === 'string' && outdates.some((start) => path.startsWith(start)),
      })
    },
  })
  return {
    busy: isPending,
    refused: error ?? undefined,
    run: (...wanted) => mutateAsync(wanted).catch(() => undefined),
    forget: reset,
  }
}
