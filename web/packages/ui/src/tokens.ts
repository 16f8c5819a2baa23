// SPDX-License-Identifier: Apache-2.0
/** Colours, type and spacing, read by CSS variables, antd's theme, charts and the map style alike. */
export const FONT =
  '"HarmonyOS Sans SC","Source Han Sans SC","Noto Sans SC","Noto Sans CJK SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif'

export const light = {
  bg: '#F2F4F6',
  surface: '#FFFFFF',
  sunken: '#F8F9FA',
  line: '#DFE4E8',
  lineStrong: '#C3CCD3',
  control: '#7B8994',
  text: '#18222B',
  text2: '#4A5763',
  text3: '#596671',
  primary: '#1A5C99',
  primaryHover: '#144A7D',
  primaryBg: '#E7F0F8',
  red: '#C22F27',
  redBg: '#FCEBEA',
  amber: '#9A5B00',
  amberFill: '#E59A1F',
  amberBg: '#FDF3E0',
  green: '#1E7448',
  greenBg: '#E6F4EC',
  violet: '#6650A4',
  violetBg: '#F0ECFA',
  topbar: '#17242F',
  topbarText: '#DCE5EB',
  topbarField: '#22323F',
  focus: '#F2B84B',
  mapBg: '#E4E8EB',
  mapLand: '#F4F3EF',
  mapWater: '#C6DCE8',
  mapGreen: '#DCE8D5',
  mapExpressway: '#F3C777',
  mapRoad: '#FFFFFF',
  mapBoundary: '#7C8D99',
  ramp: ['#D9E7F3', '#B7D2E8', '#8AB6DA', '#5A95C6', '#2F74AD', '#15558F'],
} as const

export const dark = {
  bg: '#0B1117',
  mapBg: '#0E161D',
  mapLand: '#111A22',
  mapWater: '#071722',
  mapGreen: '#13231F',
  panel: '#121C25',
  panelRaised: '#18252F',
  line: '#24343F',
  lineStrong: '#3A4F5E',
  text: '#E8EEF2',
  text2: '#AEBBC5',
  text3: '#82929E',
  data: '#6FB4E3',
  dataDim: '#3B78A3',
  neutral: '#6F8290',
  red: '#FF7468',
  redBg: '#3A1D1E',
  amber: '#F2B84B',
  amberBg: '#36290F',
  green: '#56C596',
  greenBg: '#12302A',
  ramp: ['#16242F', '#1D3A4F', '#255573', '#32759E', '#4F9BCB', '#9BCBEA'],
} as const

/** Open cases per grid at which the ramp changes colour. */
export const RAMP_BREAKS = [2, 5, 9, 14, 20] as const

/** State is never colour alone: a lamp has a word as well. */
export type Lamp = 'red' | 'yellow' | 'green' | 'paused' | 'none'
