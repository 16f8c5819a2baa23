// SPDX-License-Identifier: Apache-2.0
/** Written by `npm run api` from openapi/staff.yaml; not by hand. */
import type { Field, RegisterField } from './field.ts'
import type { Move, NameOf } from './move.ts'

export const MOVE_FIELDS: { readonly [M in Move]: readonly Field<NameOf<M>>[] } = {
  dispatch: [
    {"name":"lead","label":["主办单位","Lead unit"],"widget":"unit","required":true,"scope":"ours"},
    {"name":"assists","label":["协办单位","Assisting units"],"widget":"units","scope":"ours"},
    {"name":"override_reason","label":["改派理由","Why not as the list says"],"widget":"words","required":true,"longest":500,"phrases":[["清单所列单位已书面说明不属其职责","The listed unit has shown in writing that it is not theirs"],["现场情况与分类不完全相符","What was found differs from the class"],["该单位现有力量更近","This unit has people nearer"],["该单位正在办理同一现场事项","This unit is at work at the same place"],["情况紧急，先行处置","It is urgent and comes first"]]},
  ],
  follow_list: [
    {"name":"reason","label":["理由","Reason"],"widget":"words","longest":500,"rows":2},
  ],
  send_verify: [
    {"name":"assignee","label":["核实人","Who shall look"],"widget":"person","required":true,"scope":"ground"},
    {"name":"note","label":["核实要求","What to look at"],"widget":"words","longest":4000,"rows":2},
  ],
  verify_back: [
    {"name":"result","label":["核实结果","What was seen"],"widget":"choice","required":true,"options":[["true",["属实","as told"]],["false",["不属实","not so"]],["cannot_tell",["无法核实","cannot tell"]]]},
    {"name":"evidence","label":["现场照片","Photos of the place"],"widget":"photos","hint":["照片与定位至少有一项","A photo or a position is needed"],"kinds":["scene"]},
    {"name":"note","label":["说明","Note"],"widget":"words","longest":4000,"rows":2},
    {"name":"lon","label":["现场定位","Position on the spot"],"widget":"presence","fills":["lon","lat"]},
  ],
  accept_task: [
  ],
  arrive_task: [
    {"name":"lon","label":["现场定位","Position on the spot"],"widget":"presence","required":true,"fills":["lon","lat","accuracy"]},
  ],
  refuse_task: [
    {"name":"reason","label":["理由","Reason"],"widget":"words","required":true,"longest":4000,"phrases":[["正在处理其他任务","Busy with another task"],["不在辖区","Out of the area"]]},
  ],
  recall_task: [
    {"name":"reason","label":["理由","Reason"],"widget":"words","required":true,"longest":4000,"phrases":[["改派他人","Somebody else shall go"],["已电话核实","Verified by phone"],["长时间未签收","Not taken on for long"]]},
  ],
  accept: [
    {"name":"class_code","label":["类别","Class"],"widget":"class","required":true},
    {"name":"condition","label":["立案条件","Filing condition"],"widget":"condition","required":true},
  ],
  reject: [
    {"name":"reason","label":["不予受理的理由（将答复市民）","Reason (the citizen is told)"],"widget":"words","required":true,"longest":4000,"phrases":[["不属于本平台受理范围","Outside the scope of this platform"],["已进入诉讼、仲裁或复议程序","Already before a court or in arbitration"],["要素不全且无法联系补充","Too little is said and nobody can be asked"],["地点不在本区，已告知向所在区反映","Outside the district; told where to turn"],["误拨或骚扰来电，无实际诉求","A wrong or nuisance call: nothing is asked"]]},
  ],
  merge: [
    {"name":"parent","label":["并入哪一件","The case it joins"],"widget":"parent","required":true},
  ],
  unmerge: [
    {"name":"reason","label":["理由","Reason"],"widget":"words","required":true,"longest":4000,"phrases":[["不是同一地点","Another place"],["不是同一事项","Another matter"]]},
  ],
  file: [
    {"name":"class_code","label":["类别","Class"],"widget":"class"},
    {"name":"condition","label":["立案条件","Filing condition"],"widget":"condition"},
  ],
  request_void: [
    {"name":"reason","label":["理由","Reason"],"widget":"words","required":true,"longest":4000,"phrases":[["重复登记","Registered twice"],["误报","Reported by mistake"],["诉求人撤回","Withdrawn by the citizen"],["测试案件","A test"]]},
  ],
  void: [
    {"name":"note","label":["审批意见","Decision"],"widget":"words","longest":4000,"rows":2},
  ],
  refuse_void: [
    {"name":"reason","label":["理由","Reason"],"widget":"words","required":true,"longest":4000,"phrases":[["事项属实，应继续办理","It is real and goes on"],["作废理由不充分","The reason does not hold"]]},
  ],
  direct_answer: [
    {"name":"class_code","label":["咨询类别","Kind of question"],"widget":"class","required":true},
    {"name":"article","label":["知识库条目","Article of the knowledge base"],"widget":"line","required":true,"longest":4000},
    {"name":"answer","label":["答复内容","The answer"],"widget":"words","required":true,"longest":4000},
  ],
  self_handle: [
    {"name":"class_code","label":["类别","Class"],"widget":"class","required":true},
    {"name":"evidence","label":["处置前、处置后照片","Photos before and after"],"widget":"photos","required":true,"kinds":["before","after"]},
    {"name":"note","label":["说明","Note"],"widget":"words","longest":4000,"rows":2},
  ],
  self_pass: [
  ],
  self_invalid: [
    {"name":"reason","label":["理由","Reason"],"widget":"words","required":true,"longest":4000,"phrases":[["照片不能证明已处置","The photos do not prove it"],["不在自处置范围","Not a matter for this"]]},
  ],
  correct: [
    {"name":"reason","label":["更正原因","Why it is corrected"],"widget":"words","required":true,"longest":4000,"phrases":[["分类有误","Wrong class"],["地点有误","Wrong place"],["与诉求人核对后更正","Checked with the citizen"]]},
    {"name":"class_code","label":["类别","Class"],"widget":"class"},
    {"name":"condition","label":["立案条件","Filing condition"],"widget":"condition"},
    {"name":"address","label":["地址","Address"],"widget":"line","longest":4000},
    {"name":"region","label":["位置","Place"],"widget":"place","fills":["region","lon","lat"]},
    {"name":"urgency","label":["紧急程度","Urgency"],"widget":"choice","options":[["normal",["一般","normal"]],["urgent",["紧急","urgent"]],["critical",["特急","critical"]]]},
  ],
  escalate: [
    {"name":"reason","label":["上报理由","Reason"],"widget":"words","required":true,"longest":4000,"phrases":[["超出本级处置权限","Beyond the powers of this level"],["涉及多个街镇","Several streets are concerned"],["重大事项，需上级统筹","Major: the upper level must coordinate"]]},
  ],
  coordinate: [
    {"name":"candidates","label":["候选牵头单位","Units that may be the lead"],"widget":"units","required":true,"hint":["两个以上；多次退单的可只列一个","Two or more, one after several returns"],"scope":"any"},
    {"name":"reason","label":["争议情况","What is disputed"],"widget":"words","required":true,"longest":4000,"phrases":[["职责交叉，牵头单位有争议","Duties overlap and the lead is disputed"],["多次退单，权责不清","Returned several times; nobody is clearly responsible"]]},
  ],
  give_legal_opinion: [
    {"name":"opinion","label":["法制意见","Legal opinion"],"widget":"words","required":true,"longest":4000},
  ],
  decide_lead: [
    {"name":"lead","label":["牵头单位","Lead unit"],"widget":"unit","required":true,"scope":"candidates"},
    {"name":"assists","label":["协办单位","Assisting units"],"widget":"units","scope":"ours"},
    {"name":"minutes","label":["会议纪要","Minutes"],"widget":"words","required":true,"longest":4000},
  ],
  return_upper: [
    {"name":"ground","label":["依据","Ground"],"widget":"choice","required":true,"options":[["outside_area",["不属本辖区","outside our area"]],["returnable_class",["属可退回事项","class on the returnable list"]]]},
    {"name":"reason","label":["理由","Reason"],"widget":"words","required":true,"longest":4000,"phrases":[["经核实，地点不在本辖区","Verified: the place is not in our area"],["属清单所列可退回事项","On the list of what may be returned"]]},
  ],
  upper_accepts: [
    {"name":"note","label":["说明","Note"],"widget":"words","longest":4000,"rows":2},
  ],
  upper_refuses: [
    {"name":"reason","label":["理由","Reason"],"widget":"words","required":true,"longest":4000,"phrases":[["属地范围内事项，请自行办理","Within your area: please handle it"],["材料不足","Not enough is shown"]]},
  ],
  transfer_centre: [
    {"name":"to","label":["分拨到","To which centre"],"widget":"centre","required":true},
    {"name":"note","label":["说明","Note"],"widget":"words","longest":4000,"rows":2},
  ],
  redispatch_same: [
    {"name":"reason","label":["理由","Reason"],"widget":"words","required":true,"longest":4000,"phrases":[["签收后长时间未处置","Signed but not acted on"],["补充情况后再次交办","More is known now"]]},
  ],
  revoke: [
    {"name":"reason","label":["理由","Reason"],"widget":"words","required":true,"longest":4000,"phrases":[["派遣单位有误","Sent to the wrong unit"],["诉求人补充情况","The citizen has told more"]]},
  ],
  sign: [
    {"name":"handler","label":["处置人","Handler"],"widget":"person","hint":["不选即由本人处置","Nobody chosen: yourself"],"scope":"lead_unit"},
  ],
  assign_handler: [
    {"name":"handler","label":["处置人","Handler"],"widget":"person","required":true,"scope":"lead_unit"},
  ],
  revoke_assign: [
    {"name":"reason","label":["理由","Reason"],"widget":"words","required":true,"longest":4000,"phrases":[["人员调整","Another person shall act"],["拟申请退单","A return will be asked for"]]},
  ],
  record_contact: [
    {"name":"way","label":["方式","How"],"widget":"choice","required":true,"options":[["phone",["电话","phone"]],["visit",["上门","visit"]],["message",["短信","message"]]]},
    {"name":"note","label":["联系情况","What was said"],"widget":"words","required":true,"longest":4000,"phrases":[["已电话联系，诉求人表示理解","Called; the citizen understands"],["多次拨打无人接听","Called several times, no answer"],["已约定上门时间","A visit is agreed"]]},
  ],
  add_evidence: [
    {"name":"evidence","label":["照片或材料","Photos and files"],"widget":"photos","required":true,"kinds":["scene"]},
  ],
  finish: [
    {"name":"result","label":["处置结果","Result"],"widget":"choice","required":true,"options":[["solved",["已解决","solved"]],["explained",["解释说明","explained"]]]},
    {"name":"evidence","label":["处置前、处置后照片","Photos before and after"],"widget":"photos","kinds":["before","after"]},
    {"name":"note","label":["处置情况","What was done, or why it cannot be"],"widget":"words","required":true,"longest":4000,"phrases":[["已现场清理完毕","Cleared on the spot"],["已修复并恢复正常","Repaired and working"],["已责令整改到位","Put right by order"],["已向诉求人解释说明","Explained to the citizen"]]},
  ],
  unit_return: [
    {"name":"reason","label":["理由","Reason"],"widget":"words","required":true,"longest":4000,"phrases":[["处置不到位","Not done thoroughly"],["照片不清楚","The photos do not show it"],["缺少处置说明","Nothing is said of what was done"]]},
  ],
  unit_pass: [
    {"name":"note","label":["审核意见","Decision"],"widget":"words","longest":4000,"rows":2},
  ],
  assist_sign: [
    {"name":"order","label":["协办工单","Order"],"widget":"order"},
    {"name":"handler","label":["处置人","Handler"],"widget":"person","hint":["不选即由本人处置","Nobody chosen: yourself"],"scope":"own_unit"},
  ],
  assist_finish: [
    {"name":"order","label":["协办工单","Order"],"widget":"order"},
    {"name":"evidence","label":["照片","Photos"],"widget":"photos","kinds":["after"]},
    {"name":"note","label":["协办情况","What was done"],"widget":"words","required":true,"longest":4000,"phrases":[["已配合完成","Done our part"]]},
  ],
  request_return: [
    {"name":"reason_code","label":["退单原因","Ground"],"widget":"choice","required":true,"options":[["not_our_duty",["不属本单位职责","not our duty"]],["not_our_area",["不属本单位辖区","not our area"]],["wrong_class",["案件分类有误","wrong class"]],["wrong_place",["地点有误","wrong place"]],["other_authority",["应由有执法权单位承办","another authority is competent"]]]},
    {"name":"reason","label":["理由","Reason"],"widget":"words","required":true,"longest":4000},
    {"name":"legal_basis","label":["法定依据","Legal basis"],"widget":"line","required":true,"longest":4000,"hint":["如：部门职责规定第 × 条","For example: article × of the rules on duties"]},
    {"name":"suggested_unit","label":["建议承办单位","Suggested unit"],"widget":"unit","scope":"any"},
  ],
  approve_return: [
    {"name":"right_unit","label":["应承办单位","The unit it belongs to"],"widget":"unit","scope":"any"},
    {"name":"note","label":["审核意见","Decision"],"widget":"words","required":true,"longest":4000,"phrases":[["经核，不属该单位职责，同意退单","Checked: not this unit’s duty; agreed"],["清单对应有误，同意退单并改派","The list is wrong here; agreed"]]},
  ],
  refuse_return: [
    {"name":"reason","label":["理由","Reason"],"widget":"words","required":true,"longest":4000,"phrases":[["按权责清单属你单位职责，请办理","By the list it is yours; please handle it"],["退单依据不充分，请办理","The ground does not hold; please handle it"],["请先联系诉求人核实现场情况","Please contact the citizen and look first"]]},
  ],
  request_extension: [
    {"name":"reason","label":["理由","Reason"],"widget":"words","required":true,"longest":4000,"phrases":[["需采购材料","Material must be bought"],["需多部门会商","Several departments must confer"],["天气原因无法施工","The weather does not allow the work"]]},
    {"name":"days","label":["延期","For"],"widget":"number","least":1,"most":60,"hint":["不填即再给一个原时限","Empty: the original limit once more"],"unit":["个工作日","working days"]},
  ],
  extend: [
    {"name":"note","label":["审核意见","Decision"],"widget":"words","longest":4000,"phrases":[["理由充分，同意延期","The reason holds; agreed"]],"rows":2},
  ],
  request_suspend: [
    {"name":"reason","label":["理由","Reason"],"widget":"words","required":true,"longest":4000,"phrases":[["涉及规划或征收，短期无法解决","Planning or expropriation: not to be solved soon"],["需列入年度工程计划","Must go into the yearly works plan"],["司法程序进行中","Before a court"]]},
    {"name":"plan","label":["解决计划","Plan"],"widget":"words","required":true,"longest":4000},
    {"name":"until","label":["挂账至","Until"],"widget":"moment","required":true,"ahead":true},
  ],
  suspend: [
    {"name":"note","label":["审核意见","Decision"],"widget":"words","longest":4000,"phrases":[["当前不具备条件，同意挂账，请按计划推进","It cannot be done now; agreed, keep to the plan"]],"rows":2},
  ],
  resume: [
    {"name":"reason","label":["理由","Reason"],"widget":"words","longest":4000,"phrases":[["条件已具备，恢复办理","It can be done now"]],"rows":2},
  ],
  request_assist: [
    {"name":"suggested_unit","label":["请哪个单位协办","Which unit shall help"],"widget":"unit","required":true,"scope":"ours"},
    {"name":"reason","label":["理由","Reason"],"widget":"words","required":true,"longest":4000},
  ],
  grant_assist: [
    {"name":"unit","label":["协办单位","Assisting unit"],"widget":"unit","scope":"ours"},
    {"name":"note","label":["审核意见","Decision"],"widget":"words","longest":4000,"rows":2},
  ],
  endorse_request: [
    {"name":"note","label":["审核意见","Decision"],"widget":"words","longest":4000,"phrases":[["情况属实，部门同意","It is so; the unit agrees"]],"rows":2},
  ],
  forward_request: [
    {"name":"note","label":["审核意见","Decision"],"widget":"words","required":true,"longest":4000,"phrases":[["情况属实，涉及上级时限，请审批","It is so; the limit of the level above is concerned"]]},
  ],
  refuse_request: [
    {"name":"reason","label":["理由","Reason"],"widget":"words","required":true,"longest":4000,"phrases":[["剩余时限充足，请按期办结","There is time enough; please keep to it"],["未说明解决计划，请补充后再申请","There is no plan; add one and ask again"]]},
  ],
  appeal_overtime: [
    {"name":"reason","label":["理由","Reason"],"widget":"words","required":true,"longest":4000,"phrases":[["平台故障期间无法办理","The platform was down"],["因不可抗力延误","Force majeure"]]},
  ],
  review_appeal: [
    {"name":"agreed","label":["审核结果","Decision"],"widget":"yes_no","required":true,"no":["不同意","Refused"],"yes":["同意免责","Granted"]},
    {"name":"note","label":["审核意见","Decision"],"widget":"words","required":true,"longest":4000,"phrases":[["经核，超时由平台或外部原因造成，同意","It was late through no fault of the unit; agreed"],["申诉理由不成立","The appeal does not hold"]]},
  ],
  joint_start: [
    {"name":"manner","label":["联动方式","How they work together"],"widget":"choice","required":true,"options":[["assist",["主协办：主办等协办完成","lead waits for the assisting units"]],["united",["联合办：全部完成才算完成","all must finish"]],["serial",["顺序办：依次办理","one after another"]]]},
    {"name":"units","label":["联动单位","Units"],"widget":"units","required":true,"hint":["顺序办按选择的先后","In turn: in the order chosen"],"scope":"ours"},
    {"name":"reason","label":["理由（不在联动清单内的须填）","Reason, needed off the joint list"],"widget":"words","longest":4000,"rows":2},
  ],
  whistle: [
    {"name":"units","label":["请哪些部门报到","Departments called"],"widget":"units","required":true,"scope":"any"},
    {"name":"text","label":["吹哨事由","What they are needed for"],"widget":"words","required":true,"longest":4000,"phrases":[["现场需执法权","Powers of enforcement are needed on the spot"],["需专业力量到场处置","Specialists are needed on the spot"]]},
  ],
  answer_whistle: [
    {"name":"call","label":["哪一次吹哨","Which call"],"widget":"call","required":true},
    {"name":"note","label":["说明","Note"],"widget":"words","longest":4000,"rows":2},
  ],
  arrive_whistle: [
    {"name":"call","label":["哪一次吹哨","Which call"],"widget":"call","required":true},
    {"name":"lon","label":["现场定位","Position on the spot"],"widget":"presence","required":true,"fills":["lon","lat","accuracy"]},
  ],
  rate_whistle: [
    {"name":"call","label":["哪一次吹哨","Which call"],"widget":"call","required":true},
    {"name":"rating","label":["评分","Rating"],"widget":"rating","required":true,"least":1,"most":5},
    {"name":"comment","label":["评语","Comment"],"widget":"words","longest":4000,"rows":2},
  ],
  send_check: [
    {"name":"assignee","label":["核查人","Who shall check"],"widget":"person","required":true,"scope":"ground"},
    {"name":"note","label":["核查要求","What to look at"],"widget":"words","longest":4000,"rows":2},
  ],
  check_pass: [
    {"name":"evidence","label":["核查照片","Photos of the check"],"widget":"photos","required":true,"kinds":["check"]},
    {"name":"note","label":["说明","Note"],"widget":"words","longest":4000,"rows":2},
    {"name":"lon","label":["现场定位","Position on the spot"],"widget":"presence","required":true,"fills":["lon","lat"]},
  ],
  check_fail: [
    {"name":"reason","label":["理由","Reason"],"widget":"words","required":true,"longest":4000,"phrases":[["问题仍在","It is still there"],["处置不彻底","Not done thoroughly"],["现场与照片不符","The spot is not as in the photos"]]},
    {"name":"evidence","label":["核查照片","Photos of the check"],"widget":"photos","kinds":["check"]},
    {"name":"lon","label":["现场定位","Position on the spot"],"widget":"presence","fills":["lon","lat"]},
  ],
  callback_satisfied: [
    {"name":"way","label":["方式","How"],"widget":"choice","required":true,"options":[["phone",["电话","phone"]],["visit",["上门","visit"]],["message",["短信","message"]]]},
    {"name":"note","label":["回访情况","What the citizen said"],"widget":"words","required":true,"longest":4000,"phrases":[["诉求人表示满意","The citizen is content"]]},
    {"name":"solved","label":["是否解决","Solved"],"widget":"yes_no","required":true,"initial":true,"no":["未解决但认可","Not solved, but accepted"],"yes":["已解决","Solved"]},
  ],
  callback_unsatisfied: [
    {"name":"way","label":["方式","How"],"widget":"choice","required":true,"options":[["phone",["电话","phone"]],["visit",["上门","visit"]],["message",["短信","message"]]]},
    {"name":"reason","label":["不满意的原因","Why not"],"widget":"words","required":true,"longest":4000,"phrases":[["问题未解决","Not solved"],["处置不及时","Too slow"],["态度不好","The manner"],["诉求超出政策","Asks for more than the rules allow"]]},
    {"name":"judgement","label":["判定","What follows"],"widget":"choice","required":true,"options":[["rehandle",["重新办理","handle again"]],["explained",["解释说明后结案","close as explained"]]]},
  ],
  close: [
    {"name":"condition_met","label":["结案条件","Closing condition"],"widget":"yes_no","required":true,"no":["未满足","Not met"],"yes":["已满足","Met"]},
    {"name":"note","label":["结案意见（将答复市民）","Words on closing (the citizen is told)"],"widget":"words","longest":4000,"rows":2},
  ],
  force_close: [
    {"name":"reason","label":["理由","Reason"],"widget":"words","required":true,"longest":4000,"phrases":[["按领导批示结案","By the instruction on record"],["客观条件不具备，已充分说明","It cannot be done and was explained"]]},
  ],
  reopen: [
    {"name":"reason","label":["理由","Reason"],"widget":"words","required":true,"longest":4000,"phrases":[["抽查发现问题仍在","A spot check found it again"],["诉求人提供新证据","The citizen shows new evidence"]]},
    {"name":"evidence","label":["新的证据","New evidence"],"widget":"photos","required":true,"kinds":["scene"]},
  ],
  urge: [
    {"name":"text","label":["催办内容","The reminder"],"widget":"words","required":true,"longest":4000,"phrases":[["请尽快办理并反馈","Please act and report soon"],["诉求人多次来电，请优先处置","The citizen calls again and again"],["临近时限，请抓紧办理","The limit is near; please hurry"],["请尽快联系诉求人","Please contact the citizen soon"]]},
    {"name":"channel","label":["方式","By"],"widget":"choice","options":[["platform",["平台","platform"]],["phone",["电话","phone"]],["message",["短信","message"]],["meeting",["会议","meeting"]],["leader",["领导交办","leader"]]],"folded":true,"initial":"platform"},
  ],
  supervise: [
    {"name":"ground","label":["督办类型","Kind"],"widget":"choice","required":true,"options":[["overtime",["超时督办","overtime"]],["leader",["领导督办","by a leader"]],["important",["重要督办","important"]]]},
    {"name":"text","label":["督办要求","What is demanded"],"widget":"words","required":true,"longest":4000,"phrases":[["请说明超时原因并限期办结","Say why it is late, and end it"],["请查明原因，按期书面回复","Find the cause and answer in writing"]]},
    {"name":"channel","label":["方式","By"],"widget":"choice","options":[["platform",["平台","platform"]],["phone",["电话","phone"]],["message",["短信","message"]],["meeting",["会议","meeting"]],["leader",["领导交办","leader"]]],"folded":true,"initial":"platform"},
  ],
  instruct: [
    {"name":"text","label":["批示内容","The instruction"],"widget":"words","required":true,"longest":4000},
  ],
  answer_notice: [
    {"name":"notice","label":["回复哪一条","Which one"],"widget":"notice","required":true},
    {"name":"answer","label":["回复内容","The answer"],"widget":"words","required":true,"longest":4000,"phrases":[["收到，正在办理","Received, at work"],["正在办理，预计今日完成","Under way, done today"],["已办结，现场照片见附件","Done; see the photos"]]},
  ],
  exclude_outage: [
    {"name":"since","label":["停机自","Down from"],"widget":"moment","required":true,"ahead":false},
    {"name":"until","label":["至","Until"],"widget":"moment","required":true,"ahead":false},
    {"name":"decision","label":["决定文号","Decision on record"],"widget":"line","required":true,"longest":4000},
    {"name":"reason","label":["理由","Reason"],"widget":"words","required":true,"longest":4000,"phrases":[["平台维护停机","The platform was serviced"],["网络故障","The network was down"]]},
  ],
}

export const REGISTER_FIELDS = {
  MorePostForm: [
    {"name":"post.role","label":["角色","Role"],"widget":"role","required":true},
    {"name":"post.organ","label":["所在中心或单位","Centre or unit"],"widget":"organ","required":true},
    {"name":"post.region","label":["管辖区域","Region"],"widget":"region","required":true},
    {"name":"post.classes","label":["分类范围（空为全部）","Classes (none: all)"],"widget":"classes","most":40},
    {"name":"reason","label":["理由","Reason"],"widget":"line","required":true,"shortest":2,"longest":500,"hint":["记入审计，至少两个字","kept on record"]},
  ],
  PersonForm: [
    {"name":"name","label":["姓名","Name"],"widget":"line","required":true,"shortest":1,"longest":100},
    {"name":"account","label":["账号","Account"],"widget":"line","required":true,"shortest":3,"longest":64},
    {"name":"phone","label":["电话","Telephone"],"widget":"line","longest":30},
    {"name":"post.role","label":["角色","Role"],"widget":"role","required":true},
    {"name":"post.organ","label":["所在中心或单位","Centre or unit"],"widget":"organ","required":true},
    {"name":"post.region","label":["管辖区域","Region"],"widget":"region","required":true},
    {"name":"post.classes","label":["分类范围（空为全部）","Classes (none: all)"],"widget":"classes","most":40},
    {"name":"reason","label":["理由","Reason"],"widget":"line","required":true,"shortest":2,"longest":500,"hint":["记入审计，至少两个字","kept on record"]},
  ],
  PlanIn: [
    {"name":"a_day","label":["每天最多","At most a day"],"widget":"number","required":true,"least":1,"most":200,"unit":["个点位","places"]},
    {"name":"places","label":["点位","Places"],"widget":"places","required":true,"most":200,"hint":["点图上的圆点加入或移出，点空白处加自选点位。","Click a dot on the map to add or remove it, an empty spot to add one."]},
  ],
  ReasonForm: [
    {"name":"reason","label":["理由","Reason"],"widget":"line","required":true,"shortest":2,"longest":500,"hint":["记入审计，至少两个字","kept on record"]},
  ],
  WithdrawForm: [
    {"name":"reason","label":["理由","Reason"],"widget":"line","required":true,"shortest":2,"longest":500,"hint":["记入审计，至少两个字","kept on record"]},
  ],
} satisfies Record<string, readonly RegisterField[]>
