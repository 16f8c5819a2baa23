// SPDX-License-Identifier: Apache-2.0
import { useCallback, useEffect, useRef, useState } from 'react'
import { field } from './database.ts'

/** Writing waits for the fingers to rest. */
const REST_MS = 300

/** The state of a form that is not lost when the app is left: value, how to change it, how to be done with it. */
export function useDraft<T extends object>(
  key: string,
  empty: T,
): [T, (change: Partial<T>) => void, () => void, boolean] {
  const [value, setValue] = useState(empty)
  const [loaded, setLoaded] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const first = useRef(empty)
  useEffect(() => {
    let left = false
    setLoaded(false)
    setValue(first.current)
    field()
      .then((database) => database.get('drafts', key))
      .then((draft) => {
        if (!left && draft !== undefined) setValue({ ...first.current, ...(draft.value as T) })
      })
      .catch(() => undefined)
      .finally(() => !left && setLoaded(true))
    return () => {
      left = true
    }
  }, [key])
  const change = useCallback(
    (part: Partial<T>) => {
      setValue((before) => {
        const after = { ...before, ...part }
        clearTimeout(timer.current)
        timer.current = setTimeout(() => {
          // A full phone is told of when the form is sent; until then what was typed stands in it.
          void field()
            .then((database) => database.put('drafts', { key, value: after, at: Date.now() }))
            .catch(() => undefined)
        }, REST_MS)
        return after
      })
    },
    [key],
  )
  const clear = useCallback(() => {
    clearTimeout(timer.current)
    setValue(first.current)
    void field()
      .then((database) => database.delete('drafts', key))
      .catch(() => undefined)
  }, [key])
  return [value, change, clear, loaded]
}
