// SPDX-License-Identifier: Apache-2.0
/** What the codes of the platform are called. A code without a name is shown as it is. */
import type { components, Schema } from '@tongguan/api-client'
import { CODES } from '@tongguan/forms/codes.ts'
import { type Pair, useLanguage } from '@tongguan/words'

/** Sets of which the platform says every code: one that is missing here is found by the types. */
interface Mirrors {
  urgency: Named<'Urgency'>
  /** And the clocks beside the chain. */
  link: Named<'Link'> & Record<string, Pair>
  kind: Named<'OrderKind'>
  role: Named<'OrderRole'>
  order: Named<'OrderState'>
  task: Named<'TaskState'>
  request: Named<'RequestKind'>
  requestState: Named<'RequestState'>
  call: Named<'CallState'>
  notice: Record<Schema<'NoticeOut'>['kind'], Pair>
}
type Named<Set extends keyof components['schemas']> = Record<Extract<Schema<Set>, string>, Pair>

const NAMES = {
  ...CODES,
  grade: {
    minor: ['一般', 'minor'],
    large: ['较大', 'large'],
    hard: ['复杂疑难', 'hard'],
    major: ['重大', 'major'],
  },
  link: {
    overall: ['办结时限', 'whole case'],
    target: ['内部目标', 'internal target'],
    accept: ['受理', 'accept'],
    verify: ['核实', 'verify'],
    file: ['立案', 'file'],
    dispatch: ['派遣', 'dispatch'],
    coordinate: ['协调', 'coordinate'],
    upper: ['等待上级', 'upper level'],
    sign: ['签收', 'sign'],
    handle: ['处置', 'handle'],
    return_review: ['退单审核', 'return review'],
    suspended: ['挂账', 'suspended'],
    check: ['核查', 'check'],
    callback: ['回访', 'call back'],
    close: ['结案', 'close'],
    first_contact: ['首次联系', 'first contact'],
    evidence: ['现场取证', 'evidence on the spot'],
  },
  bell: { warned: ['临期', 'due soon'], urged: ['自动催办', 'urged'], overdue: ['超时', 'overdue'] },
  kind: {
    consultation: ['咨询', 'question'],
    help: ['求助', 'help'],
    complaint: ['投诉', 'complaint'],
    report: ['举报', 'report'],
    suggestion: ['建议', 'suggestion'],
    opinion: ['意见', 'opinion'],
    praise: ['表扬', 'praise'],
  },
  role: {
    lead: ['主办', 'lead'],
    assist: ['协办', 'assist'],
    united: ['联办', 'joint'],
    serial: ['顺序办', 'in turn'],
  },
  order: {
    waiting: ['待上一单位完成', 'waits its turn'],
    sent: ['待签收', 'sent'],
    signed: ['办理中', 'at work'],
    submitted: ['待部门确认', 'submitted'],
    done: ['已完成', 'done'],
    returned: ['已退单', 'returned'],
    withdrawn: ['已撤回', 'withdrawn'],
  },
  task: {
    assigned: ['待签收', 'assigned'],
    accepted: ['已签收', 'accepted'],
    arrived: ['已到场', 'on the spot'],
    done: ['已完成', 'done'],
    refused: ['已拒绝', 'refused'],
    cancelled: ['已撤销', 'cancelled'],
  },
  taskKind: { verify: ['核实', 'verify'], check: ['核查', 'check'] },
  request: {
    return: ['退单', 'return'],
    extension: ['延期', 'extension'],
    suspension: ['挂账', 'suspension'],
    void: ['作废', 'void'],
    appeal: ['超时申诉', 'appeal'],
    assist: ['协办', 'help'],
  },
  requestState: {
    pending_unit: ['待部门审核', 'unit to decide'],
    pending_centre: ['待中心审核', 'centre to decide'],
    pending_upper: ['待上级审核', 'upper level to decide'],
    approved: ['已同意', 'approved'],
    rejected: ['已驳回', 'refused'],
    cancelled: ['已失效', 'lapsed'],
  },
  reviewOfAppeal: {
    pending_unit: ['待派遣员审核', 'dispatcher to decide'],
    pending_centre: ['待受理员审核', 'acceptor to decide'],
  },
  call: {
    blown: ['待应哨', 'called'],
    answered: ['已应哨', 'answered'],
    arrived: ['已报到', 'arrived'],
    finished: ['已评价', 'rated'],
  },
  notice: {
    urge: ['催办', 'urge'],
    supervise: ['督办', 'supervision'],
    instruct: ['批示', 'instruction'],
    answer: ['答复市民', 'answer to the citizen'],
  },
  evidence: {
    scene: ['现场', 'scene'],
    before: ['处置前', 'before'],
    after: ['处置后', 'after'],
    check: ['核查', 'check'],
    document: ['材料', 'document'],
  },
  proof: {
    photo_before: ['处置前照片', 'photo before'],
    photo_after: ['处置后照片', 'photo after'],
    photo_site: ['现场照片', 'photo of the spot'],
    contact_record: ['联系记录', 'record of the talk'],
    site_record: ['现场记录', 'record of the visit'],
    reply: ['答复', 'reply'],
    decision: ['处理决定', 'decision'],
    agreement: ['调解协议', 'agreement'],
  },
  outcome: {
    solved: ['已解决', 'solved'],
    explained: ['解释说明', 'explained'],
    transferred: ['已转上级', 'transferred'],
    answered: ['直接答复', 'answered'],
    self_handled: ['自行处置', 'handled on the spot'],
    rejected: ['不予受理', 'not accepted'],
    void: ['作废', 'void'],
    followed: ['随主案办结', 'ended with its parent'],
  },
  unit: {
    urgent_work_hour: ['紧急工作时', 'hours, day and night'],
    work_hour: ['工作时', 'working hours'],
    work_day: ['工作日', 'working days'],
    calendar_day: ['自然日', 'days'],
    minute: ['分钟', 'minutes'],
    hour: ['小时', 'hours'],
  },
  hop: {
    reported: ['上报', 'reported'],
    down: ['分拨', 'handed down'],
    up: ['上报上级', 'handed up'],
    back: ['交回', 'handed back'],
  },
} as const satisfies Mirrors & Record<string, Record<string, Pair>>

export type CodeSet = keyof typeof NAMES

/** The codes of a set with their names, in the order people expect them. */
export function codesOf(set: CodeSet): readonly (readonly [code: string, name: Pair])[] {
  return Object.entries(NAMES[set])
}

/** `name('request', 'void')` in the language people see. */
export function useCodeName(): (set: CodeSet, code: string | null | undefined) => string {
  const language = useLanguage()
  return (set, code) => {
    if (code === null || code === undefined) return ''
    const table: Record<string, Pair> = NAMES[set]
    return table[code]?.[language === 'zh' ? 0 : 1] ?? code
  }
}
