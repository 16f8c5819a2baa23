// SPDX-License-Identifier: Apache-2.0
import { type RefObject, useEffect, useRef, useState } from 'react'

/** The size of a place in CSS pixels, and of one rem: lines and letters of a chart grow with the wall. */
export interface Size {
  width: number
  height: number
  rem: number
}

/** Follows the size of an element. */
export function useSize<Kind extends HTMLElement>(): [RefObject<Kind | null>, Size] {
  const place = useRef<Kind>(null)
  const [size, setSize] = useState<Size>({ width: 0, height: 0, rem: 16 })
  useEffect(() => {
    const element = place.current
    if (element === null) return
    const watch = new ResizeObserver(() => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16
      setSize({ width: element.clientWidth, height: element.clientHeight, rem })
    })
    watch.observe(element)
    return () => watch.disconnect()
  }, [])
  return [place, size]
}
