# SPDX-License-Identifier: Apache-2.0
"""What people read at the doors of cases: the words for links, stages and the fields of every form."""

from collections.abc import Mapping

from tongguan.matters.cases.api import Stage

STAGES: Mapping[Stage, str] = {
    Stage.REPORT: "上报",
    Stage.FILE: "立案",
    Stage.DISPATCH: "派遣",
    Stage.HANDLE: "处置",
    Stage.CHECK: "核查",
    Stage.CLOSE: "结案",
}
"""The six public stages."""

FIELDS: Mapping[str, str] = {
    "accuracy": "定位精度（米）：误差有利于签到的人 | radius the phone is sure of; its doubt counts for the person",
    "address": "地址 | address",
    "agreed": "是否同意 | agreed or not",
    "answer": "答复内容 | the answer given",
    "article": "知识库条目编号 | article of the knowledge base",
    "assignee": "承担人编号 | person who shall go",
    "assists": "协办单位编号 | assisting units",
    "call": "吹哨编号 | the whistle call",
    "candidates": "候选牵头单位编号 | units that may be the lead",
    "channel": "方式：platform 平台、phone 电话、message 消息、meeting 会议、leader 领导 | by which way",
    "class_code": "子类代码（6 位）| sub-class",
    "comment": "评语 | comment",
    "condition": "立案条件编号 | filing condition",
    "condition_met": "结案条件是否满足 | the closing condition is met",
    "decision": "决定文号 | number or title of the decision on record",
    "days": "延期工作日数，不填为原时限 | working days asked for; empty: the original limit once more",
    "evidence": "照片或材料 | photos and files",
    "ground": "依据 | on which ground",
    "handler": "处置人编号 | handler",
    "judgement": "判定：rehandle 重新办理、explained 解释说明 | what shall follow",
    "lat": "纬度（WGS-84 度）| latitude",
    "lead": "主办单位编号 | lead unit",
    "legal_basis": "法定依据 | legal basis",
    "lon": "经度（WGS-84 度）| longitude",
    "manner": "方式：assist 主协办、united 联合办、serial 顺序办 | how the units work together",
    "minutes": "会议纪要 | minutes",
    "note": "说明 | note",
    "notice": "催办、督办或批示的编号 | the urge, supervision or instruction",
    "opinion": "法制意见 | legal opinion",
    "order": "协办工单编号；本单位只有一张时可不填 | order; may be left out when your unit has one only",
    "parent": "主案编号 | the case it joins",
    "plan": "解决计划 | plan",
    "rating": "评分 1–5 | rating, 1 to 5",
    "reason": "理由 | reason",
    "reason_code": "退单原因代码 | reason code of the return",
    "region": "所在区域代码 | region",
    "result": "结果 | result",
    "right_unit": "应承办单位编号 | the unit it belongs to",
    "since": "起始时间 | from this moment",
    "solved": "是否解决 | solved or not",
    "suggested_unit": "建议承办单位编号 | suggested unit",
    "task": "任务编号 | task",
    "text": "内容 | text",
    "to": "目标中心编号 | to which centre",
    "unit": "单位编号 | unit",
    "units": "单位编号 | units",
    "until": "截止时间 | until this moment",
    "urgency": "紧急程度：normal 一般、urgent 紧急、critical 特急 | urgency",
    "way": "联系方式：phone 电话、visit 上门、message 消息 | by which way",
}
"""Every field that a move may ask for."""

PRECISE: Mapping[str, str] = {
    "Finish.result": "处置结果：solved 已解决、explained 解释说明 | solved, or explained why not",
    "Finish.note": "处置情况或不能解决的原因 | what was done, or why it cannot be",
    "ReturnUpper.ground": "依据：outside_area 不属本辖区、returnable_class 可退回事项 | on which ground",
    "Supervise.ground": "督办类型：overtime 超时、leader 领导、important 重要 | kind of supervision",
    "VerifyBack.result": "核实结果：true 属实、false 不属实、cannot_tell 无法核实 | what was seen",
}
"""Fields that mean something of their own in one form, as `Form.field`."""
