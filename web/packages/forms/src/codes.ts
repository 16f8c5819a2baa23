// SPDX-License-Identifier: Apache-2.0
/** What the codes are called that a form lets people choose from, in the order people expect them. */
import type { Pair } from '@tongguan/words'

export const CODES = {
  urgency: { normal: ['一般', 'normal'], urgent: ['紧急', 'urgent'], critical: ['特急', 'critical'] },
  finding: {
    true: ['属实', 'as told'],
    false: ['不属实', 'not so'],
    cannot_tell: ['无法核实', 'cannot tell'],
    pass: ['通过', 'passed'],
    fail: ['不通过', 'failed'],
    solved: ['已解决', 'solved'],
    explained: ['解释说明', 'explained'],
  },
  returnReason: {
    not_our_duty: ['不属本单位职责', 'not our duty'],
    not_our_area: ['不属本单位辖区', 'not our area'],
    wrong_class: ['案件分类有误', 'wrong class'],
    wrong_place: ['地点有误', 'wrong place'],
    other_authority: ['应由有执法权单位承办', 'another authority is competent'],
  },
  way: { phone: ['电话', 'phone'], visit: ['上门', 'visit'], message: ['短信', 'message'] },
  channel: {
    platform: ['平台', 'platform'],
    phone: ['电话', 'phone'],
    message: ['短信', 'message'],
    meeting: ['会议', 'meeting'],
    leader: ['领导交办', 'leader'],
    sms: ['短信', 'text message'],
  },
  judgement: { rehandle: ['重新办理', 'handle again'], explained: ['解释说明后结案', 'close as explained'] },
  ground: {
    outside_area: ['不属本辖区', 'outside our area'],
    returnable_class: ['属可退回事项', 'class on the returnable list'],
    overtime: ['超时督办', 'overtime'],
    leader: ['领导督办', 'by a leader'],
    important: ['重要督办', 'important'],
  },
  manner: {
    assist: ['主协办：主办等协办完成', 'lead waits for the assisting units'],
    united: ['联合办：全部完成才算完成', 'all must finish'],
    serial: ['顺序办：依次办理', 'one after another'],
  },
} as const satisfies Record<string, Record<string, Pair>>
