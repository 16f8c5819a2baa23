// SPDX-License-Identifier: Apache-2.0
/** Forms of the moves of several units together, of check, call-back and closing, and of words that must be answered. */
import { type FieldsOf, type Move, note, REASON, words } from './fields.ts'

const WAY = { name: 'way', widget: 'choice', set: 'way', label: ['方式', 'How'], required: true } as const
const CHANNEL = {
  name: 'channel',
  widget: 'choice',
  set: 'channel',
  codes: ['platform', 'phone', 'message', 'meeting', 'leader'],
  label: ['方式', 'By'],
  from: () => 'platform',
} as const
const PRESENCE = { name: 'lon', widget: 'presence', label: ['现场定位', 'Position on the spot'] } as const
const CALL = { name: 'call', widget: 'call', label: ['哪一次吹哨', 'Which call'], required: true } as const

/** 联动、吹哨、核查、回访、结案、督办. */
export const CLOSING = {
  joint_start: [
    { name: 'manner', widget: 'choice', set: 'manner', label: ['联动方式', 'How they work together'], required: true },
    {
      name: 'units',
      widget: 'units',
      scope: 'ours',
      label: ['联动单位', 'Units'],
      required: true,
      hint: ['顺序办按选择的先后', 'In turn: in the order chosen'],
    },
    note('reason', ['理由（不在联动清单内的须填）', 'Reason, needed off the joint list']),
  ],
  whistle: [
    { name: 'units', widget: 'units', scope: 'any', label: ['请哪些部门报到', 'Departments called'], required: true },
    words(
      'text',
      ['吹哨事由', 'What they are needed for'],
      [
        ['现场需执法权', 'Powers of enforcement are needed on the spot'],
        ['需专业力量到场处置', 'Specialists are needed on the spot'],
      ],
    ),
  ],
  answer_whistle: [CALL, note('note')],
  arrive_whistle: [CALL, { ...PRESENCE, required: true }],
  rate_whistle: [
    CALL,
    { name: 'rating', widget: 'rating', label: ['评分', 'Rating'], required: true },
    note('comment', ['评语', 'Comment']),
  ],
  send_check: [
    { name: 'assignee', widget: 'person', scope: 'ground', label: ['核查人', 'Who shall check'], required: true },
    note('note', ['核查要求', 'What to look at']),
  ],
  check_pass: [
    { name: 'evidence', widget: 'photos', kind: 'check', label: ['核查照片', 'Photos'], required: true },
    { ...PRESENCE, required: true },
    note('note'),
  ],
  check_fail: [
    words('reason', REASON, [
      ['问题仍在', 'It is still there'],
      ['处置不彻底', 'Not done thoroughly'],
      ['现场与照片不符', 'The spot is not as in the photos'],
    ]),
    { name: 'evidence', widget: 'photos', kind: 'check', label: ['核查照片', 'Photos'] },
    PRESENCE,
  ],
  callback_satisfied: [
    WAY,
    words('note', ['回访情况', 'What the citizen said'], [['诉求人表示满意', 'The citizen is content']]),
    {
      name: 'solved',
      widget: 'yes_no',
      yes: ['已解决', 'Solved'],
      no: ['未解决但认可', 'Not solved, but accepted'],
      label: ['是否解决', 'Solved'],
      required: true,
      from: () => true,
    },
  ],
  callback_unsatisfied: [
    WAY,
    words(
      'reason',
      ['不满意的原因', 'Why not'],
      [
        ['问题未解决', 'Not solved'],
        ['处置不及时', 'Too slow'],
        ['态度不好', 'The manner'],
        ['诉求超出政策', 'Asks for more than the rules allow'],
      ],
    ),
    { name: 'judgement', widget: 'choice', set: 'judgement', label: ['判定', 'What follows'], required: true },
  ],
  close: [
    {
      name: 'condition_met',
      widget: 'yes_no',
      yes: ['已满足', 'Met'],
      no: ['未满足', 'Not met'],
      label: ['结案条件', 'Closing condition'],
      required: true,
    },
    note('note', ['结案意见（将答复市民）', 'Words on closing (the citizen is told)']),
  ],
  force_close: [
    words('reason', REASON, [
      ['按领导批示结案', 'By the instruction on record'],
      ['客观条件不具备，已充分说明', 'It cannot be done and was explained'],
    ]),
  ],
  reopen: [
    words('reason', REASON, [
      ['抽查发现问题仍在', 'A spot check found it again'],
      ['诉求人提供新证据', 'The citizen shows new evidence'],
    ]),
    { name: 'evidence', widget: 'photos', kind: 'scene', label: ['新的证据', 'New evidence'], required: true },
  ],
  urge: [
    words(
      'text',
      ['催办内容', 'The reminder'],
      [
        ['请尽快办理并反馈', 'Please act and report soon'],
        ['诉求人多次来电，请优先处置', 'The citizen calls again and again'],
        ['临近时限，请抓紧办理', 'The limit is near; please hurry'],
        ['请尽快联系诉求人', 'Please contact the citizen soon'],
      ],
    ),
    CHANNEL,
  ],
  supervise: [
    {
      name: 'ground',
      widget: 'choice',
      set: 'ground',
      codes: ['overtime', 'leader', 'important'],
      label: ['督办类型', 'Kind'],
      required: true,
      from: (shown) => (shown.overtime ? 'overtime' : 'important'),
    },
    words(
      'text',
      ['督办要求', 'What is demanded'],
      [
        ['请说明超时原因并限期办结', 'Say why it is late, and end it'],
        ['请查明原因，按期书面回复', 'Find the cause and answer in writing'],
      ],
    ),
    CHANNEL,
  ],
  instruct: [words('text', ['批示内容', 'The instruction'])],
  answer_notice: [
    { name: 'notice', widget: 'notice', label: ['回复哪一条', 'Which one'], required: true },
    words(
      'answer',
      ['回复内容', 'The answer'],
      [
        ['收到，正在办理', 'Received, at work'],
        ['正在办理，预计今日完成', 'Under way, done today'],
        ['已办结，现场照片见附件', 'Done; see the photos'],
      ],
    ),
  ],
  exclude_outage: [
    { name: 'since', widget: 'moment', ahead: false, label: ['停机自', 'Down from'], required: true },
    { name: 'until', widget: 'moment', ahead: false, label: ['至', 'Until'], required: true },
    { name: 'decision', widget: 'line', label: ['决定文号', 'Decision on record'], required: true },
    words('reason', REASON, [
      ['平台维护停机', 'The platform was serviced'],
      ['网络故障', 'The network was down'],
    ]),
  ],
} as const satisfies { [M in Move]?: FieldsOf<M> }
