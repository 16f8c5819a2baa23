// SPDX-License-Identifier: Apache-2.0
import { words } from '@tongguan/words'

/** What every list says, whatever it lists. */
export const useT = words('lists', {
  loading: ['正在读取…', 'Loading…'],
  empty: ['没有内容', 'Nothing here'],
  again: ['再试一次', 'Try again'],
  number: ['编号 {{id}}', 'No. {{id}}'],
  more: ['再取一些', 'More'],
  end: ['已到末尾', 'End of the list'],
  pages: ['页码', 'Pages'],
  page: ['第 {{n}} 页', 'Page {{n}}'],
  before: ['上一页', 'Page before'],
  after: ['下一页', 'Page after'],
  actions: ['操作', 'Actions'],
  selectAll: ['选择全部', 'Select all'],
  select: ['选择', 'Select'],
  expand: ['展开', 'Show more of it'],
  fold: ['收起', 'Show less of it'],
  details: ['详情', 'Details'],
  next: ['下一件', 'Next'],
  previous: ['上一件', 'Previous'],
  open: ['打开', 'Open'],
  close: ['关闭', 'Close'],
})
