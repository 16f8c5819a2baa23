# SPDX-License-Identifier: Apache-2.0
"""A case on paper: the sheet that is printed, signed and filed."""

from collections.abc import Sequence
from datetime import datetime
from html import escape
from typing import Annotated

from fastapi import APIRouter, Path
from fastapi.responses import HTMLResponse

from tongguan.cases.api import BY_MOVE, Case, Cases, City, HistoryLine, OrderRole
from tongguan.plumbing.routing import QuickRoute
from tongguan.plumbing.sign_in_routes import Present
from tongguan.portals.api import STATE_NAMES
from tongguan.portals.web.files import PROBLEMS, CaseDoor
from tongguan.portals.web.reading_room import LOCAL, ReadingRoom

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
_STYLE = """
@page { size: A4; margin: 18mm 16mm; @bottom-center { content: counter(page) " / " counter(pages); font-size: 9pt } }
body { font: 12pt/1.5 "Noto Serif CJK SC", "Songti SC", SimSun, serif; color: #111; max-width: 178mm; margin: 8mm auto }
h1 { font-size: 20pt; text-align: center; letter-spacing: .3em; margin: 0 0 4mm }
.no { text-align: right; font-variant-numeric: tabular-nums; margin-bottom: 3mm }
table { border-collapse: collapse; width: 100%; margin-bottom: 6mm }
th, td { border: .3mm solid #333; padding: 1.6mm 2.4mm; text-align: left; vertical-align: top }
th { width: 24mm; font-weight: 600; background: #f4f4f2; white-space: nowrap }
.words { min-height: 22mm; white-space: pre-wrap }
.steps th { width: auto } .steps td { font-size: 10.5pt } tr { break-inside: avoid } td.at { white-space: nowrap }
thead { display: table-header-group }
footer { display: flex; justify-content: space-between; margin-top: 10mm }
@media print { body { margin: 0 } }
"""


def sheet_routes(room: ReadingRoom, door: CaseDoor, cases: Cases) -> APIRouter:
    """/cases/{ref}/sheet."""
    offered = APIRouter(prefix="/api/v1", tags=["cases"], route_class=QuickRoute)

    @offered.get(
        "/cases/{ref}/sheet",
        summary="打印单 | the printed sheet",
        response_class=HTMLResponse,
        responses={200: {"content": {"text/html": {"schema": {"type": "string"}}}}, **PROBLEMS},
    )
    async def sheet(ref: Annotated[str, Path(max_length=64, pattern=r"^[0-9A-Za-z-]+$")], by: Present) -> HTMLResponse:
        """The case with its course on one or two pages of A4, for the file."""
        case = await door.seen(ref, by=by)
        words, lines = await cases.shelf.words(case.id), await cases.history(case.id)
        city = cases.cities.of(case.edition)
        return HTMLResponse(
            page(case, room.masked(words), lines, city=city, room=room, now=room.clock.now(), printed_by=by.name)
        )

    return offered


def page(
    case: Case,
    words: str,
    lines: Sequence[HistoryLine],
    *,
    city: City,
    room: ReadingRoom,
    now: datetime,
    printed_by: str,
) -> str:
    """The sheet as HTML; reminders of the platform are not part of it."""
    names = room.names
    unit = names.maybe(names.organ, case.lead_unit)
    rules = city.sub_class(case.class_code) if case.class_code is not None else None
    condition = city.condition(case.condition) if case.condition is not None else None
    facts = (
        ("来源", names.source(case.source) or case.source, "来源工单号", case.upstream_no or "—"),
        (
            "类别",
            "未定" if rules is None else rules.path or rules.name,
            "紧急程度",
            URGENCY.get(case.urgency, case.urgency),
        ),
        ("上报时间", _moment(case.reported_at), "办结时限", _moment(case.due_at)),
        ("负责中心", _name(names.organ(case.owner), case.owner), "主办单位", _name(unit, case.lead_unit)),
        ("处置人", _name(names.maybe(names.person, case.handler), case.handler), "状态", STATE_NAMES[case.state.value]),
        ("办理结果", OUTCOMES.get(case.outcome or "", "—"), "办结时间", _moment(case.closed_at)),
    )
    rows = "".join(
        f"<tr><th>{escape(a)}</th><td>{escape(b)}</td><th>{escape(c)}</th><td>{escape(d)}</td></tr>"
        for a, b, c, d in facts
    )
    if condition is not None:
        rows += f'<tr><th>立案条件</th><td colspan="3">{escape(condition.filing)}</td></tr>'
        rows += f'<tr><th>结案条件</th><td colspan="3">{escape(condition.closing)}</td></tr>'
    orders = "".join(
        f"<tr><td>{ROLES[order.role]}</td><td>{escape(_name(names.organ(order.unit), order.unit))}</td>"
        f"<td>{escape(_name(names.maybe(names.person, order.handler), order.handler))}</td>"
        f'<td class="at">{_moment(order.sent_at)}</td><td class="at">{_moment(order.done_at)}</td>'
        f"<td>{escape(order.note or '')}</td></tr>"
        for order in case.orders
    )
    done = [line for line in lines if line.move != "tick"]
    steps = "".join(
        f'<tr><td>{number}</td><td class="at">{_moment(line.at)}</td><td>{escape(_move(line.move))}</td>'
        f"<td>{escape(_who(names.organ(line.organ), line.organ))}</td>"
        f"<td>{escape(_who(names.person(line.person), line.person))}</td><td>{escape(line.reason or '')}</td></tr>"
        for number, line in enumerate(done, start=1)
    )
    units = (
        f'<table class="steps"><thead><tr><th>工单</th><th>单位</th><th>处置人</th><th>派出</th><th>完成</th>'
        f"<th>办理情况</th></tr></thead><tbody>{orders}</tbody></table>"
        if orders
        else ""
    )
    return f"""<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>案件单 {escape(case.task_no)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>{_STYLE}</style></head><body>
<h1>案件办理单</h1><div class="no">任务号 {escape(case.task_no)}</div>
<table><tr><th>标题</th><td colspan="3">{escape(room.masked(case.title))}</td></tr>
<tr><th>地址</th><td colspan="3">{escape(room.masked(case.address))}</td></tr>{rows}
<tr><th>诉求内容</th><td colspan="3" class="words">{escape(words)}</td></tr></table>
{units}<table class="steps"><thead><tr><th>步</th><th>时间</th><th>环节</th><th>单位</th><th>经办人</th>
<th>理由、说明</th></tr></thead><tbody>{steps}</tbody></table>
<footer><span>打印：{escape(printed_by)}　{_moment(now)}</span><span>签字：＿＿＿＿＿＿＿＿</span></footer>
</body></html>
"""


def _move(move: str) -> str:
    return BY_MOVE[move].name if move in BY_MOVE else "上报"


def _who(name: str | None, code: str) -> str:
    return PLATFORM if code == "SYSTEM" else _name(name, code)


def _name(name: str | None, code: str | None) -> str:
    return name or code or "—"


def _moment(at: datetime | None) -> str:
    return "—" if at is None else f"{at.astimezone(LOCAL):%Y-%m-%d %H:%M}"
