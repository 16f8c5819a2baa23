# SPDX-License-Identifier: Apache-2.0
"""What is asked for up to filing, on errands, and where a case ends early."""

from tongguan.ground.plumbing.form_fields import FormField, note, reason, words
from tongguan.matters.cases.wishes import (
    Accept,
    AcceptTask,
    ArriveTask,
    Correct,
    DirectAnswer,
    File,
    Merge,
    RecallTask,
    RefuseTask,
    RefuseVoid,
    Reject,
    RequestVoid,
    SelfHandle,
    SelfInvalid,
    SelfPass,
    SendVerify,
    Unmerge,
    VerifyBack,
    Void,
    Wish,
)

CLASS = FormField("类别", "Class", "class")
CONDITION = FormField("立案条件", "Filing condition", "condition")

FILING: dict[type[Wish], dict[str, FormField]] = {
    SendVerify: {
        "assignee": FormField("核实人", "Who shall look", "person", scope="ground"),
        "note": note("核实要求", "What to look at"),
    },
    VerifyBack: {
        "result": FormField("核实结果", "What was seen", "choice", set="finding"),
        "evidence": FormField(
            "现场照片",
            "Photos of the place",
            "photos",
            kinds=("scene",),
            hint=("照片与定位至少有一项", "A photo or a position is needed"),
        ),
        "note": note(),
        "lon": FormField("现场定位", "Position on the spot", "presence"),
    },
    AcceptTask: {},
    ArriveTask: {"lon": FormField("现场定位", "Position on the spot", "presence", required=True)},
    RefuseTask: {
        "reason": reason(("正在处理其他任务", "Busy with another task"), ("不在辖区", "Out of the area")),
    },
    RecallTask: {
        "reason": reason(
            ("改派他人", "Somebody else shall go"),
            ("已电话核实", "Verified by phone"),
            ("长时间未签收", "Not taken on for long"),
        ),
    },
    Accept: {
        "class_code": CLASS,
        "condition": CONDITION,
    },
    Reject: {
        "reason": words(
            "不予受理的理由（将答复市民）",
            "Reason (the citizen is told)",
            ("不属于本平台受理范围", "Outside the scope of this platform"),
            ("已进入诉讼、仲裁或复议程序", "Already before a court or in arbitration"),
            ("要素不全且无法联系补充", "Too little is said and nobody can be asked"),
            ("地点不在本区，已告知向所在区反映", "Outside the district; told where to turn"),
            ("误拨或骚扰来电，无实际诉求", "A wrong or nuisance call: nothing is asked"),
        ),
    },
    Merge: {"parent": FormField("并入哪一件", "The case it joins", "parent")},
    Unmerge: {"reason": reason(("不是同一地点", "Another place"), ("不是同一事项", "Another matter"))},
    File: {
        "class_code": CLASS,
        "condition": CONDITION,
    },
    RequestVoid: {
        "reason": reason(
            ("重复登记", "Registered twice"),
            ("误报", "Reported by mistake"),
            ("诉求人撤回", "Withdrawn by the citizen"),
            ("测试案件", "A test"),
        ),
    },
    Void: {"note": note("审批意见", "Decision")},
    RefuseVoid: {
        "reason": reason(
            ("事项属实，应继续办理", "It is real and goes on"),
            ("作废理由不充分", "The reason does not hold"),
        ),
    },
    DirectAnswer: {
        "class_code": FormField("咨询类别", "Kind of question", "class"),
        "article": FormField("知识库条目", "Article of the knowledge base", "line"),
        "answer": words("答复内容", "The answer"),
    },
    SelfHandle: {
        "class_code": CLASS,
        "evidence": FormField(
            "处置前、处置后照片",
            "Photos before and after",
            "photos",
            kinds=("before", "after"),
        ),
        "note": note(),
    },
    SelfPass: {},
    SelfInvalid: {
        "reason": reason(
            ("照片不能证明已处置", "The photos do not prove it"),
            ("不在自处置范围", "Not a matter for this"),
        ),
    },
    Correct: {
        "reason": words(
            "更正原因",
            "Why it is corrected",
            ("分类有误", "Wrong class"),
            ("地点有误", "Wrong place"),
            ("与诉求人核对后更正", "Checked with the citizen"),
        ),
        "class_code": CLASS,
        "condition": CONDITION,
        "address": FormField("地址", "Address", "line"),
        "region": FormField("位置", "Place", "place"),
        "urgency": FormField("紧急程度", "Urgency", "choice", set="urgency"),
    },
}
