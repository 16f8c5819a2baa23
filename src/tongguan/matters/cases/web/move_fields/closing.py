# SPDX-License-Identifier: Apache-2.0
"""What is asked for where several units act together, at check, call-back and closing, and by supervision."""

from tongguan.ground.plumbing.form_fields import FormField, note, reason, words
from tongguan.matters.cases.wishes import (
    AnswerNotice,
    AnswerWhistle,
    ArriveWhistle,
    CallbackSatisfied,
    CallbackUnsatisfied,
    CheckFail,
    CheckPass,
    Close,
    ExcludeOutage,
    ForceClose,
    Instruct,
    JointStart,
    RateWhistle,
    Reopen,
    SendCheck,
    Supervise,
    Urge,
    Whistle,
    Wish,
)

ON_THE_SPOT = FormField("现场定位", "Position on the spot", "presence", required=True)
CALL = FormField("哪一次吹哨", "Which call", "call")
WAY = FormField("方式", "How", "choice", set="way")
CHANNEL = FormField("方式", "By", "choice", set="channel", initial="platform", folded=True)

CLOSING: dict[type[Wish], dict[str, FormField]] = {
    JointStart: {
        "manner": FormField("联动方式", "How they work together", "choice", set="manner"),
        "units": FormField(
            "联动单位", "Units", "units", scope="ours", hint=("顺序办按选择的先后", "In turn: in the order chosen")
        ),
        "reason": note("理由（不在联动清单内的须填）", "Reason, needed off the joint list"),
    },
    Whistle: {
        "units": FormField("请哪些部门报到", "Departments called", "units", scope="any"),
        "text": words(
            "吹哨事由",
            "What they are needed for",
            ("现场需执法权", "Powers of enforcement are needed on the spot"),
            ("需专业力量到场处置", "Specialists are needed on the spot"),
        ),
    },
    AnswerWhistle: {
        "call": CALL,
        "note": note(),
    },
    ArriveWhistle: {
        "call": CALL,
        "lon": ON_THE_SPOT,
    },
    RateWhistle: {
        "call": CALL,
        "rating": FormField("评分", "Rating", "rating"),
        "comment": note("评语", "Comment"),
    },
    SendCheck: {
        "assignee": FormField("核查人", "Who shall check", "person", scope="ground"),
        "note": note("核查要求", "What to look at"),
    },
    CheckPass: {
        "evidence": FormField("核查照片", "Photos of the check", "photos", required=True, kinds=("check",)),
        "note": note(),
        "lon": ON_THE_SPOT,
    },
    CheckFail: {
        "reason": reason(
            ("问题仍在", "It is still there"),
            ("处置不彻底", "Not done thoroughly"),
            ("现场与照片不符", "The spot is not as in the photos"),
        ),
        "evidence": FormField("核查照片", "Photos of the check", "photos", kinds=("check",)),
        "lon": FormField("现场定位", "Position on the spot", "presence"),
    },
    CallbackSatisfied: {
        "way": WAY,
        "note": words("回访情况", "What the citizen said", ("诉求人表示满意", "The citizen is content")),
        "solved": FormField(
            "是否解决",
            "Solved",
            "yes_no",
            required=True,
            yes=("已解决", "Solved"),
            no=("未解决但认可", "Not solved, but accepted"),
            initial=True,
        ),
    },
    CallbackUnsatisfied: {
        "way": WAY,
        "reason": words(
            "不满意的原因",
            "Why not",
            ("问题未解决", "Not solved"),
            ("处置不及时", "Too slow"),
            ("态度不好", "The manner"),
            ("诉求超出政策", "Asks for more than the rules allow"),
        ),
        "judgement": FormField("判定", "What follows", "choice", set="judgement"),
    },
    Close: {
        "condition_met": FormField(
            "结案条件", "Closing condition", "yes_no", yes=("已满足", "Met"), no=("未满足", "Not met")
        ),
        "note": note("结案意见（将答复市民）", "Words on closing (the citizen is told)"),
    },
    ForceClose: {
        "reason": reason(
            ("按领导批示结案", "By the instruction on record"),
            ("客观条件不具备，已充分说明", "It cannot be done and was explained"),
        ),
    },
    Reopen: {
        "reason": reason(
            ("抽查发现问题仍在", "A spot check found it again"),
            ("诉求人提供新证据", "The citizen shows new evidence"),
        ),
        "evidence": FormField("新的证据", "New evidence", "photos", kinds=("scene",)),
    },
    Urge: {
        "text": words(
            "催办内容",
            "The reminder",
            ("请尽快办理并反馈", "Please act and report soon"),
            ("诉求人多次来电，请优先处置", "The citizen calls again and again"),
            ("临近时限，请抓紧办理", "The limit is near; please hurry"),
            ("请尽快联系诉求人", "Please contact the citizen soon"),
        ),
        "channel": CHANNEL,
    },
    Supervise: {
        "ground": FormField("督办类型", "Kind", "choice", required=True, set="ground"),
        "text": words(
            "督办要求",
            "What is demanded",
            ("请说明超时原因并限期办结", "Say why it is late, and end it"),
            ("请查明原因，按期书面回复", "Find the cause and answer in writing"),
        ),
        "channel": CHANNEL,
    },
    Instruct: {"text": words("批示内容", "The instruction")},
    AnswerNotice: {
        "notice": FormField("回复哪一条", "Which one", "notice"),
        "answer": words(
            "回复内容",
            "The answer",
            ("收到，正在办理", "Received, at work"),
            ("正在办理，预计今日完成", "Under way, done today"),
            ("已办结，现场照片见附件", "Done; see the photos"),
        ),
    },
    ExcludeOutage: {
        "since": FormField("停机自", "Down from", "moment", ahead=False),
        "until": FormField("至", "Until", "moment", ahead=False),
        "decision": FormField("决定文号", "Decision on record", "line"),
        "reason": reason(("平台维护停机", "The platform was serviced"), ("网络故障", "The network was down")),
    },
}
