// SPDX-License-Identifier: Apache-2.0
/** Forms of the moves by which a case finds the unit that shall act. */
import { type FieldsOf, type Move, note, REASON, words } from './fields.ts'

const ASSISTS = { name: 'assists', widget: 'units', scope: 'ours', label: ['协办单位', 'Assisting units'] } as const

/** 派遣、分拨、上报、协调. */
export const DISPATCH = {
  dispatch: [
    { name: 'lead', widget: 'unit', scope: 'ours', label: ['主办单位', 'Lead unit'], required: true },
    ASSISTS,
    words(
      'override_reason',
      ['改派理由', 'Why not as the list says'],
      [
        ['清单所列单位已书面说明不属其职责', 'The listed unit has shown in writing that it is not theirs'],
        ['现场情况与分类不完全相符', 'What was found differs from the class'],
        ['该单位现有力量更近', 'This unit has people nearer'],
        ['该单位正在办理同一现场事项', 'This unit is at work at the same place'],
        ['情况紧急，先行处置', 'It is urgent and comes first'],
      ],
    ),
  ],
  follow_list: [note('reason', REASON)],
  escalate: [
    words(
      'reason',
      ['上报理由', 'Reason'],
      [
        ['超出本级处置权限', 'Beyond the powers of this level'],
        ['涉及多个街镇', 'Several streets are concerned'],
        ['重大事项，需上级统筹', 'Major: the upper level must coordinate'],
      ],
    ),
  ],
  coordinate: [
    {
      name: 'candidates',
      widget: 'units',
      scope: 'any',
      label: ['候选牵头单位', 'Units that may be the lead'],
      required: true,
      hint: ['两个以上；多次退单的可只列一个', 'Two or more, one after several returns'],
    },
    words(
      'reason',
      ['争议情况', 'What is disputed'],
      [
        ['职责交叉，牵头单位有争议', 'Duties overlap and the lead is disputed'],
        ['多次退单，权责不清', 'Returned several times; nobody is clearly responsible'],
      ],
    ),
  ],
  give_legal_opinion: [words('opinion', ['法制意见', 'Legal opinion'])],
  decide_lead: [
    { name: 'lead', widget: 'unit', scope: 'candidates', label: ['牵头单位', 'Lead unit'], required: true },
    ASSISTS,
    words('minutes', ['会议纪要', 'Minutes']),
  ],
  return_upper: [
    {
      name: 'ground',
      widget: 'choice',
      set: 'ground',
      codes: ['outside_area', 'returnable_class'],
      label: ['依据', 'Ground'],
      required: true,
    },
    words('reason', REASON, [
      ['经核实，地点不在本辖区', 'Verified: the place is not in our area'],
      ['属清单所列可退回事项', 'On the list of what may be returned'],
    ]),
  ],
  upper_accepts: [note('note')],
  upper_refuses: [
    words('reason', REASON, [
      ['属地范围内事项，请自行办理', 'Within your area: please handle it'],
      ['材料不足', 'Not enough is shown'],
    ]),
  ],
  transfer_centre: [
    { name: 'to', widget: 'centre', label: ['分拨到', 'To which centre'], required: true },
    note('note'),
  ],
  redispatch_same: [
    words('reason', REASON, [
      ['签收后长时间未处置', 'Signed but not acted on'],
      ['补充情况后再次交办', 'More is known now'],
    ]),
  ],
  revoke: [
    words('reason', REASON, [
      ['派遣单位有误', 'Sent to the wrong unit'],
      ['诉求人补充情况', 'The citizen has told more'],
    ]),
  ],
} as const satisfies { [M in Move]?: FieldsOf<M> }
