// SPDX-License-Identifier: Apache-2.0
/** The words of the timing table. */
import { words } from '@tongguan/words'

export const useT = words('timing', {
  title: ['时限', 'Timing'],
  soon: ['即将超时', 'Late soon'],
  late: ['已超时', 'Late'],
  hotline: ['12345 整体计时表', '12345 timing table'],
  open: ['全部在办', 'All open'],
  ended: ['已办结', 'Ended'],
  left: ['剩余', 'Left'],
  case: ['工单', 'Order'],
  overall: ['总时限', 'Overall'],
  target: ['内控 {{left}}', 'own target {{left}}'],
  accept: ['受理', 'Accept'],
  file: ['立案', 'File'],
  dispatch: ['派遣', 'Dispatch'],
  sign: ['签收', 'Sign'],
  handle: ['处置', 'Handle'],
  check: ['核查', 'Check'],
  callback: ['回访', 'Call back'],
  close: ['结案', 'Close'],
  others: ['其他', 'Others'],
  street: ['街镇', 'Street or town'],
  source: ['来源', 'Source'],
  text: ['案件号、地址、词', 'number, address, words'],
  search: ['查找', 'Search'],
  empty: ['没有符合条件的工单', 'No such order'],
  limit: ['限 {{limit}}', 'of {{limit}}'],
  noLimit: ['不限时', 'no limit'],
  leftOf: ['剩 {{left}}', '{{left}} left'],
  overBy: ['超 {{over}}', '{{over}} over'],
  times: ['{{n}} 次', '{{n}} times'],
  paused: ['暂停', 'paused'],
  red: ['超时', 'late'],
  yellow: ['临期', 'soon'],
  green: ['正常', 'in time'],
  none: ['不限时', 'no limit'],
  used: ['已用 {{used}}', '{{used}} used'],
  legend: [
    '已用／剩余均为工作时间（时:分），按各时限自身日历扣除暂停',
    'Used and left in working hours, pauses excluded',
  ],
  nextDue: ['最早到期', 'First due'],
})

export type T = ReturnType<typeof useT>
