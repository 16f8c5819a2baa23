// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'react'

/** What somebody types, once they have paused for so many milliseconds. */
export function useSettled<T>(value: T, ms = 300): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return settled
}
