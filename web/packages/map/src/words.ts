// SPDX-License-Identifier: Apache-2.0
import { words } from '@tongguan/words'

export const useMapWords = words('map-view', {
  keys: ['方向键移动，加减号缩放，回车查看地图中央。', 'Arrows move, plus and minus zoom, Enter looks at the centre.'],
  told: [
    '{{open}} 件在办，其中超期 {{red}} 件、临期 {{yellow}} 件。',
    '{{open}} open cases, {{red}} overdue, {{yellow}} due soon.',
  ],
  closer: ['放大', 'Zoom in'],
  wider: ['缩小', 'Zoom out'],
  whole: ['看全区', 'Whole district'],
  loading: ['地图载入中…', 'Loading the map…'],
  flat: [
    '这台电脑不支持 WebGL2，改用简图；案件清单照常可用。',
    'This machine has no WebGL2: a plain drawing is shown, lists work as ever.',
  ],
  failed: ['地图未能载入，请刷新重试。', 'The map could not be loaded; reload to try again.'],
  legend: ['在办案件（件）', 'Open cases'],
  late: ['红框：有超期案件', 'Red border: overdue inside'],
  red: ['超期', 'overdue'],
  yellow: ['临期', 'due soon'],
  green: ['在时限内', 'in time'],
  paused: ['暂停计时', 'paused'],
  none: ['未计时', 'no limit'],
  counted: ['在办 {{open}} 件', '{{open}} open'],
  countedLate: ['超期 {{red}}', '{{red}} overdue'],
  empty: ['没有在办案件', 'no open case'],
  more: ['同一地点共 {{n}} 件', '{{n}} at this place'],
  place: ['案件位置 {{at}}', 'Place of the case {{at}}'],
  pin: [
    '位置标记 {{at}}。方向键每次移动 5 米，按住 Shift 为 50 米。',
    'Pin at {{at}}. Arrow keys move it by 5 m, with Shift by 50 m.',
  ],
  locate: ['用我的位置', 'Use my position'],
  locating: ['正在定位…', 'Finding you…'],
  unlocated: ['没有取得位置，请在图上点选。', 'No position; choose it on the map.'],
  accuracy: ['定位误差约 {{n}} 米', 'accurate to {{n}} m'],
  unset: ['点击地图选定位置', 'Click the map to set the place'],
  west: ['向西 5 米', '5 m west'],
  east: ['向东 5 米', '5 m east'],
  north: ['向北 5 米', '5 m north'],
  south: ['向南 5 米', '5 m south'],
})
