// SPDX-License-Identifier: Apache-2.0
/** The words of the wall in the duty room. */
import { words } from '@tongguan/words'

export const useT = words('wall', {
  title: ['值守计时墙', 'Timing wall'],
  full: ['全屏', 'Full screen'],
  leave: ['退出全屏', 'Leave full screen'],
  asOf: ['数据时间 {{at}}', 'as of {{at}}'],
  lost: ['连接中断，数据停在 {{at}}', 'no connection; figures of {{at}}'],
  open: ['在办', 'Open'],
  red: ['超时', 'Late'],
  yellow: ['临期', 'Due soon'],
  reported: ['今日上报', 'Reported today'],
  closed: ['今日办结', 'Ended today'],
  links: ['各环节', 'By link'],
  accept: ['受理', 'Accept'],
  file: ['立案', 'File'],
  dispatch: ['派遣', 'Dispatch'],
  sign: ['签收', 'Sign'],
  handle: ['处置', 'Handle'],
  check: ['核查', 'Check'],
  callback: ['回访', 'Call back'],
  close: ['结案', 'Close'],
  suspended: ['挂账', 'On hold'],
  streets: ['各街镇', 'By street'],
  street: ['街镇', 'Street or town'],
  next: ['最先到期', 'First due'],
  late: ['超时最久', 'Longest late'],
  none: ['没有', 'None'],
  lateOf: ['超时 {{n}}', '{{n}} late'],
  soonOf: ['临期 {{n}}', '{{n}} due soon'],
  allWell: ['没有超时', 'nothing late'],
})

export type T = ReturnType<typeof useT>
