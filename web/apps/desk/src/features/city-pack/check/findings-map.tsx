// SPDX-License-Identifier: Apache-2.0
import type { Schema } from '@tongguan/api-client'
import { type City, outlinesOf } from '@tongguan/map'
import { light } from '@tongguan/ui'
import { useEffect, useMemo, useState } from 'react'
import { useCity } from '../../../city.ts'
import { boxOf, pathOf, plane, ringsOf, roomAround, viewOf } from './shapes.ts'
import { useT } from './words.ts'

type Placed = Schema<'FindingSaid'> & { index: number }

interface Props {
  findings: Placed[]
  chosen: number | undefined
  onChoose(index: number): void
}

/** Findings drawn on the streets of the district; the chosen one fills the view. The table says the same in words. */
export default function FindingsMap({ findings, chosen, onChoose }: Props) {
  const t = useT()
  const city = useCity()
  const streets = useStreets(city)
  const shapes = useMemo(() => findings.map((one) => ({ ...one, rings: ringsOf(JSON.parse(one.shape)) })), [findings])
  const box = boxOf(streets.flat()) ?? boxOf(shapes.flatMap((one) => one.rings))
  if (box === undefined) return null
  const latitude = (box[1] + box[3]) / 2
  const at = plane(latitude)
  const near = shapes.find((one) => one.index === chosen)
  const view = near === undefined ? box : roomAround(boxOf(near.rings) ?? box)
  return (
    <svg
      viewBox={viewOf(view, latitude)}
      role="img"
      aria-label={t('onMap')}
      className="findings-drawing"
      preserveAspectRatio="xMidYMid meet"
    >
      {streets.map((rings, index) => (
        <path key={index} d={pathOf(rings, at)} fill={light.mapLand} stroke={light.mapBoundary} {...HAIRLINE} />
      ))}
      {shapes.map((one) => {
        const tone = one.severity === 'fault' ? light.red : light.amberFill
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: a short cut for the mouse; the rows beside it have the keyboard.
          <path
            key={one.index}
            d={pathOf(one.rings, at)}
            fill={tone}
            fillOpacity={one.index === chosen ? 0.45 : near === undefined ? 0.2 : 0}
            stroke={tone}
            {...HAIRLINE}
            onClick={() => onChoose(one.index)}
          />
        )
      })}
    </svg>
  )
}

const HAIRLINE = { strokeWidth: 1, vectorEffect: 'non-scaling-stroke', fillRule: 'evenodd' } as const

function useStreets(city: City | undefined) {
  const [streets, setStreets] = useState<ReturnType<typeof ringsOf>[]>([])
  useEffect(() => {
    if (city === undefined) return
    let wanted = true
    outlinesOf(city, 'streets').then(
      (found) => wanted && setStreets(found.features.map((one) => ringsOf(one.geometry))),
      () => undefined, // without outlines the findings are still drawn
    )
    return () => {
      wanted = false
    }
  }, [city])
  return streets
}
