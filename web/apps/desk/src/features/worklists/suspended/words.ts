// SPDX-License-Identifier: Apache-2.0
/** The words of the list of suspended cases. */
import { words } from '@tongguan/words'

export const useT = words('suspended', {
  title: ['挂账', 'On hold'],
  count: ['{{n}} 件，{{soon}} 件七日内到期', '{{n}} cases, {{soon}} go on within seven days'],
  case: ['案件', 'Case'],
  reason: ['理由与计划', 'Reason and plan'],
  since: ['挂账自', 'Since'],
  until: ['恢复日', 'Goes on'],
  inDays: ['还有 {{n}} 天', 'in {{n}} days'],
  today: ['今天', 'today'],
  left: ['恢复后剩余', 'Time left then'],
  leftHours: ['{{n}} 工作小时', '{{n}} working hours'],
  granted: ['{{who}} 批准', 'granted by {{who}}'],
  asked: ['{{who}} 申请', 'asked by {{who}}'],
  resume: ['恢复办理', 'Go on now'],
  resumed: ['{{no}}：已恢复办理', '{{no}}: goes on'],
  cannot: ['此案现不由您恢复；到期自动恢复。', 'Not for you to resume; it goes on by itself on the date.'],
  empty: ['没有挂账案件', 'No case is on hold'],
})
