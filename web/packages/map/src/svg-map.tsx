// SPDX-License-Identifier: Apache-2.0
import { inWords } from '@tongguan/words'
import { useEffect, useMemo, useState } from 'react'
import { breaksFor, LAYER_OF, type Load, rung } from './ground.ts'
import { palettes } from './palette.ts'
import { LAMP_RANK, lampOf, mapCases, spotsOf } from './places.ts'
import type { CityMapProps } from './props.ts'
import {
  type Box,
  type City,
  districtBox,
  type OutlineProperties,
  type Outlines,
  outlinesOf,
  regionBox,
} from './shapes.ts'
import { pathOf, planOf } from './svg-plan.ts'
import { useMapWords } from './words.ts'

/** So many pieces of ground are reached by the tab key; with more, nobody would ever come past the map. */
const MOST_REACHED = 60

/** The same map as a plain drawing without WebGL: ground by load, signs of cases, names; drawn from the same GeoJSON. */
export function SvgMap(props: CityMapProps) {
  const { city, theme = 'light', by, load, cases, focus, onPick, className } = props
  const palette = palettes[theme]
  const ground = by ?? 'street'
  const areas = useLayer(city, LAYER_OF[ground])
  const streets = useLayer(city, 'streets')
  const box = useBox(city, typeof focus === 'string' ? focus : undefined)
  const plan = useMemo(() => planOf(box), [box])
  const breaks = useMemo(() => breaksFor(load ?? {}), [load])
  const spots = useMemo(() => spotsOf(mapCases(cases ?? []), plan.at), [cases, plan])
  const paths = useMemo(() => drawn(areas, plan.at), [areas, plan])
  const borders = useMemo(() => drawn(streets, plan.at), [streets, plan])
  const pick = (code: string, name: string) => onPick?.({ kind: 'ground', by: ground, code, name, load: load?.[code] })
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing with parts to choose from is no fieldset
    <svg className={className} viewBox={`0 0 ${plan.width} ${plan.height}`} role="group" aria-label={props.label}>
      {paths.map((one) => (
        <Area
          key={one.code}
          {...one}
          load={load?.[one.code]}
          fill={palette.ramp[rung(load?.[one.code]?.open ?? 0, breaks) ?? -1] ?? palette.land}
          edge={palette.hairline}
          onPick={onPick && pick}
          reached={paths.length <= MOST_REACHED}
        />
      ))}
      {borders.map(({ code, d }) => (
        <path key={code} d={d} fill="none" stroke={palette.street} strokeWidth="1" pointerEvents="none" />
      ))}
      {spots.shapes.features
        .toSorted((a, b) => a.properties.rank - b.properties.rank)
        .map(({ properties, geometry }) => (
          <circle
            key={properties.spot}
            cx={geometry.coordinates[0]}
            cy={geometry.coordinates[1]}
            r={properties.rank >= LAMP_RANK.yellow ? 5 : 3}
            fill={palette.lamps[lampOf(properties.lamp)][0]}
            stroke={palette.lamps[lampOf(properties.lamp)][1]}
            onPointerUp={() => onPick?.({ kind: 'cases', cases: spots.rows[properties.spot] ?? [] })}
          />
        ))}
      {borders.map(({ code, at, name }) =>
        at === undefined ? null : (
          <text key={code} x={at[0]} y={at[1]} fill={palette.name} className="map-name" textAnchor="middle">
            {name}
          </text>
        ),
      )}
    </svg>
  )
}

interface Shape {
  code: string
  name: string
  d: string
  at: readonly [number, number] | undefined
}

interface AreaProps extends Shape {
  load: Load | undefined
  fill: string
  edge: string
  onPick: ((code: string, name: string) => void) | undefined
  /** Whether the tab key stops here. */
  reached: boolean
}

function Area({ code, name, d, load, fill, edge, onPick, reached }: AreaProps) {
  const t = useMapWords()
  const { open = 0, red = 0 } = load ?? {}
  const told = `${name}：${t('counted', { open })}${red > 0 ? `，${t('countedLate', { red })}` : ''}`
  const path = (
    <path d={d} fill={fill} stroke={edge} strokeWidth="0.6">
      <title>{told}</title>
    </path>
  )
  if (onPick === undefined) return path
  return (
    // biome-ignore lint/a11y/useSemanticElements: a part of a drawing cannot be a button element
    <g
      role="button"
      tabIndex={reached ? 0 : -1}
      aria-label={told}
      onClick={() => onPick(code, name)}
      onKeyDown={(event) => event.key === 'Enter' && onPick(code, name)}
    >
      {path}
    </g>
  )
}

function drawn(
  outlines: Outlines | undefined,
  at: (position: readonly [number, number]) => readonly [number, number],
): Shape[] {
  return (outlines?.features ?? []).map(({ properties, geometry }) => ({
    code: properties.code,
    name: named(properties),
    d: pathOf(geometry, at),
    at: properties.label && at(properties.label),
  }))
}

function named({ code, name, name_en }: OutlineProperties): string {
  return inWords(name ?? code, name_en)
}

function useLayer(city: City, layer: string): Outlines | undefined {
  const [found, setFound] = useState<Outlines>()
  useEffect(() => {
    let wanted = true
    outlinesOf(city, layer)
      .then((outlines) => wanted && setFound(outlines))
      .catch((error: unknown) => console.error('map:', error))
    return () => {
      wanted = false
    }
  }, [city, layer])
  return found
}

function useBox(city: City, focus: string | undefined): Box {
  const [box, setBox] = useState<Box>(() => districtBox(city))
  useEffect(() => {
    let wanted = true
    const found = focus === undefined ? Promise.resolve(districtBox(city)) : regionBox(city, focus)
    found.then((one) => wanted && setBox(one)).catch((error: unknown) => console.error('map:', error))
    return () => {
      wanted = false
    }
  }, [city, focus])
  return box
}
