# SPDX-License-Identifier: Apache-2.0
"""What is asked for while the units sign, act, finish, and ask for more."""

from tongguan.ground.plumbing.form_fields import FormField, note, reason, words
from tongguan.matters.cases.wishes import (
    AddEvidence,
    AppealOvertime,
    ApproveReturn,
    AssignHandler,
    AssistFinish,
    AssistSign,
    EndorseRequest,
    Extend,
    Finish,
    ForwardRequest,
    GrantAssist,
    RecordContact,
    RefuseRequest,
    RefuseReturn,
    RequestAssist,
    RequestExtension,
    RequestReturn,
    RequestSuspend,
    Resume,
    ReviewAppeal,
    RevokeAssign,
    Sign,
    Suspend,
    UnitPass,
    UnitReturn,
    Wish,
)

HANDLING: dict[type[Wish], dict[str, FormField]] = {
    Sign: {
        "handler": FormField(
            "处置人", "Handler", "person", scope="lead_unit", hint=("不选即由本人处置", "Nobody chosen: yourself")
        ),
    },
    AssignHandler: {"handler": FormField("处置人", "Handler", "person", scope="lead_unit")},
    RevokeAssign: {
        "reason": reason(("人员调整", "Another person shall act"), ("拟申请退单", "A return will be asked for")),
    },
    RecordContact: {
        "way": FormField("方式", "How", "choice", set="way"),
        "note": words(
            "联系情况",
            "What was said",
            ("已电话联系，诉求人表示理解", "Called; the citizen understands"),
            ("多次拨打无人接听", "Called several times, no answer"),
            ("已约定上门时间", "A visit is agreed"),
        ),
    },
    AddEvidence: {"evidence": FormField("照片或材料", "Photos and files", "photos", kinds=("scene",))},
    Finish: {
        "result": FormField("处置结果", "Result", "choice", set="finding"),
        "evidence": FormField(
            "处置前、处置后照片",
            "Photos before and after",
            "photos",
            kinds=("before", "after"),
        ),
        "note": words(
            "处置情况",
            "What was done, or why it cannot be",
            ("已现场清理完毕", "Cleared on the spot"),
            ("已修复并恢复正常", "Repaired and working"),
            ("已责令整改到位", "Put right by order"),
            ("已向诉求人解释说明", "Explained to the citizen"),
        ),
    },
    UnitReturn: {
        "reason": reason(
            ("处置不到位", "Not done thoroughly"),
            ("照片不清楚", "The photos do not show it"),
            ("缺少处置说明", "Nothing is said of what was done"),
        ),
    },
    UnitPass: {"note": note("审核意见", "Decision")},
    AssistSign: {
        "order": FormField("协办工单", "Order", "order"),
        "handler": FormField(
            "处置人", "Handler", "person", scope="own_unit", hint=("不选即由本人处置", "Nobody chosen: yourself")
        ),
    },
    AssistFinish: {
        "order": FormField("协办工单", "Order", "order"),
        "evidence": FormField("照片", "Photos", "photos", kinds=("after",)),
        "note": words("协办情况", "What was done", ("已配合完成", "Done our part")),
    },
    RequestReturn: {
        "reason_code": FormField("退单原因", "Ground", "choice", set="returnReason"),
        "reason": reason(),
        "legal_basis": FormField(
            "法定依据",
            "Legal basis",
            "line",
            hint=("如：部门职责规定第 × 条", "For example: article × of the rules on duties"),
        ),
        "suggested_unit": FormField("建议承办单位", "Suggested unit", "unit", scope="any"),
    },
    ApproveReturn: {
        "right_unit": FormField("应承办单位", "The unit it belongs to", "unit", scope="any"),
        "note": words(
            "审核意见",
            "Decision",
            ("经核，不属该单位职责，同意退单", "Checked: not this unit’s duty; agreed"),
            ("清单对应有误，同意退单并改派", "The list is wrong here; agreed"),
        ),
    },
    RefuseReturn: {
        "reason": reason(
            ("按权责清单属你单位职责，请办理", "By the list it is yours; please handle it"),
            ("退单依据不充分，请办理", "The ground does not hold; please handle it"),
            ("请先联系诉求人核实现场情况", "Please contact the citizen and look first"),
        ),
    },
    RequestExtension: {
        "reason": reason(
            ("需采购材料", "Material must be bought"),
            ("需多部门会商", "Several departments must confer"),
            ("天气原因无法施工", "The weather does not allow the work"),
        ),
        "days": FormField(
            "延期",
            "For",
            "number",
            unit=("个工作日", "working days"),
            hint=("不填即再给一个原时限", "Empty: the original limit once more"),
        ),
    },
    Extend: {"note": note("审核意见", "Decision", ("理由充分，同意延期", "The reason holds; agreed"))},
    RequestSuspend: {
        "reason": reason(
            ("涉及规划或征收，短期无法解决", "Planning or expropriation: not to be solved soon"),
            ("需列入年度工程计划", "Must go into the yearly works plan"),
            ("司法程序进行中", "Before a court"),
        ),
        "plan": words("解决计划", "Plan"),
        "until": FormField("挂账至", "Until", "moment", ahead=True),
    },
    Suspend: {
        "note": note(
            "审核意见",
            "Decision",
            ("当前不具备条件，同意挂账，请按计划推进", "It cannot be done now; agreed, keep to the plan"),
        ),
    },
    Resume: {"reason": note("理由", "Reason", ("条件已具备，恢复办理", "It can be done now"))},
    RequestAssist: {
        "suggested_unit": FormField("请哪个单位协办", "Which unit shall help", "unit", scope="ours"),
        "reason": reason(),
    },
    GrantAssist: {
        "unit": FormField("协办单位", "Assisting unit", "unit", scope="ours"),
        "note": note("审核意见", "Decision"),
    },
    EndorseRequest: {"note": note("审核意见", "Decision", ("情况属实，部门同意", "It is so; the unit agrees"))},
    ForwardRequest: {
        "note": words(
            "审核意见",
            "Decision",
            ("情况属实，涉及上级时限，请审批", "It is so; the limit of the level above is concerned"),
        ),
    },
    RefuseRequest: {
        "reason": reason(
            ("剩余时限充足，请按期办结", "There is time enough; please keep to it"),
            ("未说明解决计划，请补充后再申请", "There is no plan; add one and ask again"),
        ),
    },
    AppealOvertime: {
        "reason": reason(("平台故障期间无法办理", "The platform was down"), ("因不可抗力延误", "Force majeure")),
    },
    ReviewAppeal: {
        "agreed": FormField("审核结果", "Decision", "yes_no", yes=("同意免责", "Granted"), no=("不同意", "Refused")),
        "note": words(
            "审核意见",
            "Decision",
            ("经核，超时由平台或外部原因造成，同意", "It was late through no fault of the unit; agreed"),
            ("申诉理由不成立", "The appeal does not hold"),
        ),
    },
}
