// SPDX-License-Identifier: Apache-2.0
import type { Map as GlMap } from 'maplibre-gl'
import { useEffect, useRef, useState } from 'react'
import { type GroundHere, Here } from './pointing.ts'

export interface Pointed<Picked> {
  picked: Picked
  x: number
  y: number
}

interface Ears<Picked> {
  /** What lies at a pixel of the map. */
  at: (map: GlMap, x: number, y: number) => Picked | undefined
  /** The ground that is meant, for a border around it. */
  ground?: (picked: Picked) => GroundHere | undefined
  onPick: ((picked: Picked) => void) | undefined
  onHover?: ((picked: Picked | undefined) => void) | undefined
}

/** What the pointer is over; a click, or Enter for the centre of the map, picks. */
export function usePointing<Picked>(map: GlMap | undefined, ears: Ears<Picked>): Pointed<Picked> | undefined {
  const [pointed, setPointed] = useState<Pointed<Picked>>()
  const latest = useRef(ears)
  latest.current = ears
  useEffect(() => {
    if (map === undefined) return
    const here = new Here(map)
    let frame = 0
    const show = (next: Pointed<Picked> | undefined) => {
      here.show(next && latest.current.ground?.(next.picked))
      setPointed(next)
      latest.current.onHover?.(next?.picked)
      map.getCanvas().style.cursor = next ? 'pointer' : ''
    }
    const look = (x: number, y: number) => {
      const picked = latest.current.at(map, x, y)
      return picked && { picked, x, y }
    }
    const move = ({ point }: { point: { x: number; y: number } }) => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => show(look(point.x, point.y)))
    }
    const leave = () => {
      cancelAnimationFrame(frame)
      show(undefined)
    }
    const pick = (x: number, y: number) => {
      const found = look(x, y)
      if (found) latest.current.onPick?.(found.picked)
    }
    const click = ({ point }: { point: { x: number; y: number } }) => pick(point.x, point.y)
    const canvas = map.getCanvas()
    const key = (event: KeyboardEvent) => {
      if (event.key === 'Enter') pick(canvas.clientWidth / 2, canvas.clientHeight / 2)
    }
    map.on('mousemove', move)
    map.on('mouseout', leave)
    map.on('movestart', leave)
    map.on('click', click)
    canvas.addEventListener('keydown', key)
    return () => {
      cancelAnimationFrame(frame)
      map.off('mousemove', move)
      map.off('mouseout', leave)
      map.off('movestart', leave)
      map.off('click', click)
      canvas.removeEventListener('keydown', key)
    }
  }, [map])
  return pointed
}
