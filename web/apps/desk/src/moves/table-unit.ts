// SPDX-License-Identifier: Apache-2.0
/** Forms of the moves of the units: signing, acting, finishing, and what they ask for. */
import { type FieldsOf, type Move, note, REASON, words } from './fields.ts'

const WAY = { name: 'way', widget: 'choice', set: 'way', label: ['方式', 'How'], required: true } as const
const OPINION = ['审核意见', 'Decision'] as const

/** 签收 … 处置完成, and 申请. */
export const UNIT = {
  sign: [
    {
      name: 'handler',
      widget: 'person',
      scope: 'lead_unit',
      label: ['处置人', 'Handler'],
      hint: ['不选即由本人处置', 'Nobody chosen: yourself'],
    },
  ],
  assign_handler: [
    { name: 'handler', widget: 'person', scope: 'lead_unit', label: ['处置人', 'Handler'], required: true },
  ],
  revoke_assign: [
    words('reason', REASON, [
      ['人员调整', 'Another person shall act'],
      ['拟申请退单', 'A return will be asked for'],
    ]),
  ],
  record_contact: [
    WAY,
    words(
      'note',
      ['联系情况', 'What was said'],
      [
        ['已电话联系，诉求人表示理解', 'Called; the citizen understands'],
        ['多次拨打无人接听', 'Called several times, no answer'],
        ['已约定上门时间', 'A visit is agreed'],
      ],
    ),
  ],
  add_evidence: [
    { name: 'evidence', widget: 'photos', kind: 'scene', label: ['照片或材料', 'Photos and files'], required: true },
  ],
  finish: [
    {
      name: 'result',
      widget: 'choice',
      set: 'finding',
      codes: ['solved', 'explained'],
      label: ['处置结果', 'Result'],
      required: true,
    },
    words(
      'note',
      ['处置情况', 'What was done, or why it cannot be'],
      [
        ['已现场清理完毕', 'Cleared on the spot'],
        ['已修复并恢复正常', 'Repaired and working'],
        ['已责令整改到位', 'Put right by order'],
        ['已向诉求人解释说明', 'Explained to the citizen'],
      ],
    ),
    { name: 'evidence', widget: 'photos', kind: 'after', label: ['处置后照片', 'Photos after handling'] },
  ],
  unit_return: [
    words('reason', REASON, [
      ['处置不到位', 'Not done thoroughly'],
      ['照片不清楚', 'The photos do not show it'],
      ['缺少处置说明', 'Nothing is said of what was done'],
    ]),
  ],
  unit_pass: [note('note', OPINION)],
  assist_sign: [
    { name: 'order', widget: 'order', label: ['协办工单', 'Order'] },
    {
      name: 'handler',
      widget: 'person',
      scope: 'own_unit',
      label: ['处置人', 'Handler'],
      hint: ['不选即由本人处置', 'Nobody chosen: yourself'],
    },
  ],
  assist_finish: [
    { name: 'order', widget: 'order', label: ['协办工单', 'Order'] },
    words('note', ['协办情况', 'What was done'], [['已配合完成', 'Done our part']]),
    { name: 'evidence', widget: 'photos', kind: 'after', label: ['照片', 'Photos'] },
  ],
  request_return: [
    {
      name: 'reason_code',
      widget: 'choice',
      set: 'returnReason',
      codes: ['not_our_duty', 'not_our_area', 'wrong_class', 'wrong_place', 'other_authority'],
      label: ['退单原因', 'Ground'],
      required: true,
    },
    words('reason', REASON),
    {
      name: 'legal_basis',
      widget: 'line',
      label: ['法定依据', 'Legal basis'],
      required: true,
      hint: ['如：部门职责规定第 × 条', 'For example: article × of the rules on duties'],
    },
    { name: 'suggested_unit', widget: 'unit', scope: 'any', label: ['建议承办单位', 'Suggested unit'] },
  ],
  approve_return: [
    {
      name: 'right_unit',
      widget: 'unit',
      scope: 'any',
      label: ['应承办单位', 'The unit it belongs to'],
      from: (shown) => shown.requests.findLast((one) => one.kind === 'return')?.suggested_unit,
    },
    words('note', OPINION, [
      ['经核，不属该单位职责，同意退单', 'Checked: not this unit’s duty; agreed'],
      ['清单对应有误，同意退单并改派', 'The list is wrong here; agreed'],
    ]),
  ],
  refuse_return: [
    words('reason', REASON, [
      ['按权责清单属你单位职责，请办理', 'By the list it is yours; please handle it'],
      ['退单依据不充分，请办理', 'The ground does not hold; please handle it'],
      ['请先联系诉求人核实现场情况', 'Please contact the citizen and look first'],
    ]),
  ],
  request_extension: [
    words('reason', REASON, [
      ['需采购材料', 'Material must be bought'],
      ['需多部门会商', 'Several departments must confer'],
      ['天气原因无法施工', 'The weather does not allow the work'],
    ]),
    {
      name: 'days',
      widget: 'number',
      least: 1,
      most: 60,
      unit: ['个工作日', 'working days'],
      label: ['延期', 'For'],
      hint: ['不填即再给一个原时限', 'Empty: the original limit once more'],
    },
  ],
  extend: [note('note', OPINION, [['理由充分，同意延期', 'The reason holds; agreed']])],
  request_suspend: [
    words('reason', REASON, [
      ['涉及规划或征收，短期无法解决', 'Planning or expropriation: not to be solved soon'],
      ['需列入年度工程计划', 'Must go into the yearly works plan'],
      ['司法程序进行中', 'Before a court'],
    ]),
    words('plan', ['解决计划', 'Plan']),
    { name: 'until', widget: 'moment', ahead: true, label: ['挂账至', 'Until'], required: true },
  ],
  suspend: [
    note('note', OPINION, [
      ['当前不具备条件，同意挂账，请按计划推进', 'It cannot be done now; agreed, keep to the plan'],
    ]),
  ],
  resume: [note('reason', REASON, [['条件已具备，恢复办理', 'It can be done now']])],
  request_assist: [
    {
      name: 'suggested_unit',
      widget: 'unit',
      scope: 'ours',
      label: ['请哪个单位协办', 'Which unit shall help'],
      required: true,
    },
    words('reason', REASON),
  ],
  grant_assist: [
    {
      name: 'unit',
      widget: 'unit',
      scope: 'ours',
      label: ['协办单位', 'Assisting unit'],
      from: (shown) => shown.requests.findLast((one) => one.kind === 'assist')?.suggested_unit,
    },
    note('note', OPINION),
  ],
  endorse_request: [note('note', OPINION, [['情况属实，部门同意', 'It is so; the unit agrees']])],
  forward_request: [
    words('note', OPINION, [['情况属实，涉及上级时限，请审批', 'It is so; the limit of the level above is concerned']]),
  ],
  refuse_request: [
    words('reason', REASON, [
      ['剩余时限充足，请按期办结', 'There is time enough; please keep to it'],
      ['未说明解决计划，请补充后再申请', 'There is no plan; add one and ask again'],
    ]),
  ],
  appeal_overtime: [
    words('reason', REASON, [
      ['平台故障期间无法办理', 'The platform was down'],
      ['因不可抗力延误', 'Force majeure'],
    ]),
  ],
  review_appeal: [
    {
      name: 'agreed',
      widget: 'yes_no',
      yes: ['同意免责', 'Granted'],
      no: ['不同意', 'Refused'],
      label: ['审核结果', 'Decision'],
      required: true,
    },
    words('note', OPINION, [
      ['经核，超时由平台或外部原因造成，同意', 'It was late through no fault of the unit; agreed'],
      ['申诉理由不成立', 'The appeal does not hold'],
    ]),
  ],
} as const satisfies { [M in Move]?: FieldsOf<M> }
