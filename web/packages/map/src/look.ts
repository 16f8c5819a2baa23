// SPDX-License-Identifier: Apache-2.0
/** What every layer must know: colours, scale, whether tiles lie beneath. */
import type { ExpressionSpecification } from 'maplibre-gl'
import { type MapTheme, type Palette, palettes } from './palette.ts'

export interface Look {
  palette: Palette
  /** How many pixels of this screen stand for one of 1920 × 1080: text and lines grow with it. */
  k: number
  /** Zoom levels by which everything comes later on a larger screen, where the same view is one level nearer. */
  nearer: number
  /** A provider's tiles lie beneath, so that nothing of our own base map is drawn. */
  tiles: boolean
  /** Families to draw names with; without glyphs of its own the map takes them from the machine. */
  font: string[]
  boldFont: string[]
  /** How the image of the diamond is called in these colours. */
  sign: string
}

const FAMILIES = ['HarmonyOS Sans SC', 'Source Han Sans SC', 'Noto Sans SC', 'Noto Sans CJK SC', 'PingFang SC']

export function lookOf(theme: MapTheme, k: number, tiles: boolean): Look {
  const families = [...FAMILIES, 'Microsoft YaHei']
  return {
    palette: palettes[theme],
    k,
    nearer: Math.log2(k),
    tiles,
    font: families,
    boldFont: families.map((family) => `${family} Medium`),
    sign: `diamond-${theme}`,
  }
}

/** A width in pixels that grows with the zoom, between the stops given. */
export function width({ k, nearer }: Look, ...stops: [zoom: number, pixels: number][]): ExpressionSpecification {
  const flat = stops.flatMap(([zoom, pixels]) => [zoom + nearer, pixels * k])
  return ['interpolate', ['linear'], ['zoom'], ...flat] as unknown as ExpressionSpecification
}
