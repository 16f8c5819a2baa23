// SPDX-License-Identifier: Apache-2.0
import { type RefObject, useLayoutEffect, useState } from 'react'

/** How wide something is now; unknown before it is laid out. */
export function useWidth(of: RefObject<HTMLElement | null>, watched: boolean): number | undefined {
  const [width, setWidth] = useState<number>()
  useLayoutEffect(() => {
    const element = of.current
    if (element === null || !watched) return
    const measure = () => setWidth(Math.round(element.getBoundingClientRect().width) || undefined)
    measure()
    const watch = new ResizeObserver(measure)
    watch.observe(element)
    return () => watch.disconnect()
  }, [of, watched])
  return width
}
