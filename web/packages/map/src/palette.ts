// SPDX-License-Identifier: Apache-2.0
/** The colours of the map by day and by night, all from the tokens. */
import { dark, type Lamp, light } from '@tongguan/ui'

export type MapTheme = 'light' | 'dark'

export interface Palette {
  ground: string
  land: string
  water: string
  green: string
  road: string
  roadEdge: string
  minorRoad: string
  metro: string
  station: string
  district: string
  street: string
  hairline: string
  name: string
  quietName: string
  halo: string
  chosen: string
  late: string
  ramp: readonly string[]
  /** The sign of a lamp: its face and its rim. */
  lamps: Record<Lamp, readonly [face: string, rim: string]>
}

export const palettes: Record<MapTheme, Palette> = {
  light: {
    ground: light.mapBg,
    land: light.mapLand,
    water: light.mapWater,
    green: light.mapGreen,
    road: light.mapExpressway,
    roadEdge: '#E0B25C',
    minorRoad: light.mapRoad,
    metro: '#A9A3C9',
    station: light.violet,
    district: light.mapBoundary,
    street: '#9AA8B2',
    hairline: '#D3D6D2',
    name: light.text,
    quietName: light.text3,
    halo: 'rgba(255,255,255,0.9)',
    chosen: light.primary,
    late: light.red,
    ramp: light.ramp,
    lamps: {
      red: [light.red, '#FFFFFF'],
      yellow: [light.amberFill, '#FFFFFF'],
      green: [light.green, '#FFFFFF'],
      paused: ['#FFFFFF', light.violet],
      none: ['#FFFFFF', light.control],
    },
  },
  dark: {
    ground: dark.mapBg,
    land: dark.mapLand,
    water: dark.mapWater,
    green: dark.mapGreen,
    road: '#2B3F4D',
    roadEdge: dark.mapBg,
    minorRoad: dark.line,
    metro: '#39415C',
    station: '#7F86A8',
    district: dark.text2,
    street: '#5B7282',
    hairline: '#1D2B36',
    name: dark.text,
    quietName: dark.text3,
    halo: 'rgba(11,17,23,0.9)',
    chosen: dark.data,
    late: dark.red,
    ramp: dark.ramp,
    lamps: {
      red: [dark.red, '#FFFFFF'],
      yellow: [dark.amber, dark.bg],
      green: ['#DCE9F2', dark.bg],
      paused: [dark.bg, dark.text2],
      none: [dark.bg, dark.text3],
    },
  },
}
