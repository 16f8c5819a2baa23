// SPDX-License-Identifier: Apache-2.0
/** The words of the page of urges, supervisions and instructions. */
import { words } from '@tongguan/words'

export const useT = words('notices', {
  title: ['督办', 'Notices'],
  mine: ['待我单位回复', 'For us to answer'],
  open: ['全部待回复', 'All unanswered'],
  sent: ['我发出的', 'Sent by me'],
  every: ['全部', 'All'],
  supervise: ['督办', 'Supervision'],
  instruct: ['批示', 'Instruction'],
  urge: ['催办', 'Urge'],
  from: ['{{who}} {{at}}', '{{who}}, {{at}}'],
  to: ['发给 {{organ}}', 'to {{organ}}'],
  due: ['回复时限', 'Answer by'],
  noDue: ['不限时', 'no limit'],
  answered: ['{{who}} {{at}} 回复', '{{who}} answered, {{at}}'],
  lateAnswer: ['逾期', 'late'],
  answer: ['回复', 'Answer'],
  notOurs: ['这条发给 {{organ}}，由其回复。', 'This is for {{organ}} to answer.'],
  done: ['已回复 {{no}}', 'Answered {{no}}'],
  empty: ['没有待回复的督办', 'Nothing to answer'],
  emptySent: ['没有发出过督办', 'Nothing sent'],
  write: ['发督办、催办、批示', 'Supervise, urge, instruct'],
  caseNo: ['案件号', 'Case number'],
  caseHint: ['任务号，如 20261121000685', 'task number'],
  noMoves: ['您的岗位对此案没有督办、催办、批示的权限。', 'Your post may not supervise, urge or instruct here.'],
  sentTo: ['{{no}}：已{{what}}', '{{no}}: {{what}}'],
  late: ['超时在办（按超时先后）', 'Late and open'],
  openCase: ['打开案件', 'Open the case'],
  close: ['关闭', 'Close'],
})
