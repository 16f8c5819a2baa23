# SPDX-License-Identifier: Apache-2.0
"""What stands on the sheet of a case, whether it is printed from a page or handed over as a Word file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tongguan.ground.kernel.clock import local_text
from tongguan.ground.kernel.rows import Presentation
from tongguan.matters.cases.api import (
    STATES,
    Case,
    HistoryLine,
    LifecycleRules,
    OrderRole,
    masked_case,
    masked_lines,
    move_name,
)

URGENCY = {"normal": "一般", "urgent": "紧急", "critical": "特急"}
ROLES = {OrderRole.LEAD: "主办", OrderRole.ASSIST: "协办", OrderRole.UNITED: "联办", OrderRole.SERIAL: "顺序办"}
OUTCOMES = {
    "solved": "已解决",
    "explained": "解释说明",
    "transferred": "已转上级",
    "answered": "直接答复",
    "self_handled": "自行处置",
    "rejected": "不予受理",
    "void": "作废",
    "followed": "随主案办结",
}
PLATFORM = "统管平台"

TITLE = "案件办理单"
ORDER_HEADS = ("工单", "单位", "处置人", "派出", "完成", "办理情况")
STEP_HEADS = ("步", "时间", "环节", "单位", "经办人", "理由、说明")


@dataclass(frozen=True, kw_only=True)
class CaseSheet:
    """A case on paper: names and moments as people read them, numbers of people masked."""

    task_no: str
    wide: Sequence[tuple[str, str]]
    """Label and text over the whole width, above the facts."""
    facts: Sequence[tuple[str, str, str, str]]
    """Two labels with their texts a row."""
    below: Sequence[tuple[str, str]]
    """Label and text over the whole width, below the facts."""
    orders: Sequence[tuple[str, ...]]
    steps: Sequence[tuple[str, ...]]
    printed: str


def sheet_of(
    case: Case,
    words: str,
    lines: Sequence[HistoryLine],
    *,
    city: LifecycleRules,
    presentation: Presentation,
    printed_by: str,
) -> CaseSheet:
    """The sheet of a case; reminders of the platform are not part of it."""
    names, zone = presentation.names, city.almanac.zone
    case, lines = masked_case(case, presentation.masked), masked_lines(lines, presentation.masked)
    unit = names.maybe(names.organ, case.lead_unit)
    rules = city.sub_class(case.class_code) if case.class_code is not None else None
    condition = city.condition(case.condition) if case.condition is not None else None
    class_name = "未定" if rules is None else rules.path or rules.name
    conditions = [("立案条件", condition.filing), ("结案条件", condition.closing)] if condition is not None else []
    handler = _name(names.maybe(names.person, case.handler), case.handler)
    return CaseSheet(
        task_no=case.task_no,
        wide=[("标题", case.title), ("地址", case.address)],
        facts=[
            ("来源", names.source(case.source) or case.source, "来源工单号", case.upstream_no or "—"),
            ("类别", class_name, "紧急程度", URGENCY.get(case.urgency, case.urgency)),
            ("上报时间", _moment(case.reported_at, zone), "办结时限", _moment(case.due_at, zone)),
            ("负责中心", _name(names.organ(case.owner), case.owner), "主办单位", _name(unit, case.lead_unit)),
            ("处置人", handler, "状态", STATES[case.state].name),
            ("办理结果", OUTCOMES.get(case.outcome or "", "—"), "办结时间", _moment(case.closed_at, zone)),
        ],
        below=[*conditions, ("诉求内容", presentation.masked(words))],
        orders=[
            (
                ROLES[order.role],
                _name(names.organ(order.unit), order.unit),
                _name(names.maybe(names.person, order.handler), order.handler),
                _moment(order.sent_at, zone),
                _moment(order.done_at, zone),
                order.note or "",
            )
            for order in case.orders
        ],
        steps=[
            (
                str(number),
                _moment(line.at, zone),
                move_name(line.move),
                _who(names.organ(line.organ), line.organ),
                _who(names.person(line.person), line.person),
                line.reason or "",
            )
            for number, line in enumerate((one for one in lines if one.move != "tick"), start=1)
        ],
        printed=f"打印：{printed_by}　{_moment(presentation.now, zone)}",
    )


def _who(name: str | None, code: str) -> str:
    return PLATFORM if code == "SYSTEM" else _name(name, code)


def _name(name: str | None, code: str | None) -> str:
    return name or code or "—"


def _moment(at: datetime | None, zone: str) -> str:
    return "—" if at is None else local_text(at, zone)
