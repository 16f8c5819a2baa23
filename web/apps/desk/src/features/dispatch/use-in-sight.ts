// SPDX-License-Identifier: Apache-2.0
import { type RefObject, useEffect, useState } from 'react'

/** Whether an element has come into sight; once it has, it stays so. */
export function useInSight(place: RefObject<Element | null>): boolean {
  const [seen, setSeen] = useState(false)
  useEffect(() => {
    if (seen || place.current === null) return
    const watch = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && setSeen(true),
      {
        rootMargin: '120px',
      },
    )
    watch.observe(place.current)
    return () => watch.disconnect()
  }, [seen, place])
  return seen
}
