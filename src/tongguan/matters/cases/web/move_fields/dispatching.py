# SPDX-License-Identifier: Apache-2.0
"""What is asked for while a case finds the unit that shall act."""

from tongguan.ground.plumbing.form_fields import FormField, note, reason, words
from tongguan.matters.cases.wishes import (
    Coordinate,
    DecideLead,
    Escalate,
    GiveLegalOpinion,
    RedispatchSame,
    ReturnUpper,
    Revoke,
    TransferCentre,
    UpperAccepts,
    UpperRefuses,
    Wish,
)

DISPATCHING: dict[type[Wish], dict[str, FormField]] = {
    Escalate: {
        "reason": words(
            "上报理由",
            "Reason",
            ("超出本级处置权限", "Beyond the powers of this level"),
            ("涉及多个街镇", "Several streets are concerned"),
            ("重大事项，需上级统筹", "Major: the upper level must coordinate"),
        ),
    },
    Coordinate: {
        "candidates": FormField(
            "候选牵头单位",
            "Units that may be the lead",
            "units",
            scope="any",
            hint=("两个以上；多次退单的可只列一个", "Two or more, one after several returns"),
        ),
        "reason": words(
            "争议情况",
            "What is disputed",
            ("职责交叉，牵头单位有争议", "Duties overlap and the lead is disputed"),
            ("多次退单，权责不清", "Returned several times; nobody is clearly responsible"),
        ),
    },
    GiveLegalOpinion: {"opinion": words("法制意见", "Legal opinion")},
    DecideLead: {
        "lead": FormField("牵头单位", "Lead unit", "unit", scope="candidates"),
        "assists": FormField("协办单位", "Assisting units", "units", scope="ours"),
        "minutes": words("会议纪要", "Minutes"),
    },
    ReturnUpper: {
        "ground": FormField("依据", "Ground", "choice", set="ground"),
        "reason": reason(
            ("经核实，地点不在本辖区", "Verified: the place is not in our area"),
            ("属清单所列可退回事项", "On the list of what may be returned"),
        ),
    },
    UpperAccepts: {"note": note()},
    UpperRefuses: {
        "reason": reason(
            ("属地范围内事项，请自行办理", "Within your area: please handle it"),
            ("材料不足", "Not enough is shown"),
        ),
    },
    TransferCentre: {
        "to": FormField("分拨到", "To which centre", "centre"),
        "note": note(),
    },
    RedispatchSame: {
        "reason": reason(
            ("签收后长时间未处置", "Signed but not acted on"),
            ("补充情况后再次交办", "More is known now"),
        ),
    },
    Revoke: {
        "reason": reason(
            ("派遣单位有误", "Sent to the wrong unit"),
            ("诉求人补充情况", "The citizen has told more"),
        ),
    },
}
