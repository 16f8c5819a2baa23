// SPDX-License-Identifier: Apache-2.0
import { words } from '@tongguan/words'

/** The words that many pages share. */
export const useT = words('common', {
  loading: ['正在读取…', 'Loading…'],
  save: ['保存', 'Save'],
  cancel: ['取消', 'Cancel'],
  close: ['关闭', 'Close'],
  edit: ['修改', 'Edit'],
  remove: ['删除', 'Remove'],
  add: ['新增一行', 'Add a row'],
  undo: ['还原', 'Restore'],
  find: ['查找名称或编码', 'Find by name or code'],
  onlyChanged: ['只看改动', 'Only changes'],
  rows: ['{{n}} 行', '{{n}} rows'],
  foundRows: ['找到 {{n}} 行，共 {{all}} 行', '{{n}} of {{all}} rows'],
  added: ['新增', 'added'],
  removed: ['删除', 'removed'],
  changed: ['改动', 'changed'],
  same: ['未改', 'same'],
  fault: ['错误', 'fault'],
  warning: ['提醒', 'warning'],
  was: ['原为', 'was'],
  empty: ['（空）', '(empty)'],
  actions: ['操作', 'Actions'],
  state: ['状态', 'State'],
  nothing: ['没有内容', 'Nothing here'],
  readOnly: [
    '现行版本不可更改。要修改，请先起草或选一份草稿。',
    'An edition never changes. Begin or choose a draft to edit.',
  ],
})
