// SPDX-License-Identifier: Apache-2.0
/** Forms of the moves up to filing, and of those that end a case early. */
import { type FieldsOf, type Move, note, REASON, words } from './fields.ts'

const CLASS = { name: 'class_code', widget: 'class', label: ['类别', 'Class'], required: true } as const
const CONDITION = {
  name: 'condition',
  widget: 'condition',
  label: ['立案条件', 'Filing condition'],
  required: true,
} as const
const PRESENCE = {
  name: 'lon',
  widget: 'presence',
  label: ['现场定位', 'Position on the spot'],
} as const

/** 上报 … 立案 and the early ends. */
export const FILING = {
  send_verify: [
    { name: 'assignee', widget: 'person', scope: 'ground', label: ['核实人', 'Who shall look'], required: true },
    note('note', ['核实要求', 'What to look at']),
  ],
  verify_back: [
    {
      name: 'result',
      widget: 'choice',
      set: 'finding',
      codes: ['true', 'false', 'cannot_tell'],
      label: ['核实结果', 'What was seen'],
      required: true,
    },
    note('note'),
    {
      name: 'evidence',
      widget: 'photos',
      kind: 'scene',
      label: ['现场照片', 'Photos'],
      hint: ['照片与定位至少有一项', 'A photo or a position is needed'],
    },
    PRESENCE,
  ],
  accept_task: [],
  arrive_task: [{ ...PRESENCE, required: true }],
  refuse_task: [
    words('reason', REASON, [
      ['正在处理其他任务', 'Busy with another task'],
      ['不在辖区', 'Out of the area'],
    ]),
  ],
  recall_task: [
    words('reason', REASON, [
      ['改派他人', 'Somebody else shall go'],
      ['已电话核实', 'Verified by phone'],
      ['长时间未签收', 'Not taken on for long'],
    ]),
  ],
  accept: [
    { ...CLASS, from: (shown) => shown.class_code },
    { ...CONDITION, from: (shown) => shown.condition },
  ],
  reject: [
    words(
      'reason',
      ['不予受理的理由（将答复市民）', 'Reason (the citizen is told)'],
      [
        ['不属于本平台受理范围', 'Outside the scope of this platform'],
        ['已进入诉讼、仲裁或复议程序', 'Already before a court or in arbitration'],
        ['要素不全且无法联系补充', 'Too little is said and nobody can be asked'],
        ['地点不在本区，已告知向所在区反映', 'Outside the district; told where to turn'],
        ['误拨或骚扰来电，无实际诉求', 'A wrong or nuisance call: nothing is asked'],
      ],
    ),
  ],
  merge: [{ name: 'parent', widget: 'parent', label: ['并入哪一件', 'The case it joins'], required: true }],
  unmerge: [
    words('reason', REASON, [
      ['不是同一地点', 'Another place'],
      ['不是同一事项', 'Another matter'],
    ]),
  ],
  file: [
    { ...CLASS, required: false, from: (shown) => shown.class_code },
    { ...CONDITION, required: false, from: (shown) => shown.condition },
  ],
  request_void: [
    words('reason', REASON, [
      ['重复登记', 'Registered twice'],
      ['误报', 'Reported by mistake'],
      ['诉求人撤回', 'Withdrawn by the citizen'],
      ['测试案件', 'A test'],
    ]),
  ],
  void: [note('note', ['审批意见', 'Decision'])],
  refuse_void: [
    words('reason', REASON, [
      ['事项属实，应继续办理', 'It is real and goes on'],
      ['作废理由不充分', 'The reason does not hold'],
    ]),
  ],
  direct_answer: [
    { ...CLASS, label: ['咨询类别', 'Kind of question'], from: (shown) => shown.class_code },
    { name: 'article', widget: 'line', label: ['知识库条目', 'Article of the knowledge base'], required: true },
    words('answer', ['答复内容', 'The answer']),
  ],
  self_handle: [
    { ...CLASS, only: 'self_handle', label: ['类别', 'Class'], from: (shown) => shown.class_code },
    {
      name: 'evidence',
      widget: 'photos',
      kind: 'before',
      label: ['处置前、处置后照片', 'Photos before and after'],
      required: true,
    },
    note('note'),
  ],
  self_pass: [],
  self_invalid: [
    words('reason', REASON, [
      ['照片不能证明已处置', 'The photos do not prove it'],
      ['不在自处置范围', 'Not a matter for this'],
    ]),
  ],
  correct: [
    words(
      'reason',
      ['更正原因', 'Why it is corrected'],
      [
        ['分类有误', 'Wrong class'],
        ['地点有误', 'Wrong place'],
        ['与诉求人核对后更正', 'Checked with the citizen'],
      ],
    ),
    { ...CLASS, required: false, from: (shown) => shown.class_code },
    {
      ...CONDITION,
      required: false,
      from: (shown) => shown.condition,
      when: (_, draft) => draft.class_code !== undefined,
    },
    { name: 'address', widget: 'line', label: ['地址', 'Address'], from: (shown) => shown.address },
    { name: 'region', widget: 'place', label: ['位置', 'Place'] },
    {
      name: 'urgency',
      widget: 'choice',
      set: 'urgency',
      label: ['紧急程度', 'Urgency'],
      from: (shown) => shown.urgency,
    },
  ],
} as const satisfies { [M in Move]?: FieldsOf<M> }
