// SPDX-License-Identifier: Apache-2.0
import { words } from '@tongguan/words'

/** The words of the forms. */
export const useMoveWords = words('moves', {
  phrases: ['常用语', 'Phrases'],
  scene: ['现场照片', 'Photos of the place'],
  before: ['处置前照片', 'Photos before'],
  after: ['处置后照片', 'Photos after'],
  check: ['核查照片', 'Photos of the check'],
  document: ['材料', 'Papers'],
  position: ['现场定位', 'Position'],
  submit: ['提交', 'Send'],
  busy: ['正在提交', 'Sending'],
  missing: ['请先填写：{{what}}', 'Please fill in first: {{what}}'],
  sent: ['已送达', 'Delivered'],
  kept: ['已存入待传，联网后自动上报。', 'Kept in the outbox; it is sent when the line is back.'],
  understood: ['我知道了', 'All right'],
  full: [
    '手机存不下了，或浏览器不允许保存。请清理空间后再提交，已填的内容还在。',
    'The phone is full, or the browser keeps nothing. Make room and send again; nothing is lost.',
  ],
  returned: ['被退回：{{why}}', 'Returned: {{why}}'],
})
