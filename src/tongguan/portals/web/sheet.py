# SPDX-License-Identifier: Apache-2.0
"""A case on paper: the sheet that is printed, signed and filed."""

from collections.abc import Sequence
from datetime import datetime
from html import escape
from typing import Annotated

from fastapi import APIRouter, Path
from fastapi.responses import HTMLResponse

from tongguan.cases.api import BY_MOVE, Case, Cases, HistoryLine
from tongguan.plumbing.routing import QuickRoute
from tongguan.plumbing.sign_in_routes import Present
from tongguan.portals.api import STATE_NAMES
from tongguan.portals.web.files import PROBLEMS, CaseDoor
from tongguan.portals.web.reading_room import LOCAL, ReadingRoom

URGENCY = {"normal": "一般", "urgent": "紧急"}
_STYLE = """
@page { size: A4; margin: 18mm 16mm }
body { font: 12pt/1.5 "Noto Serif CJK SC", "Songti SC", SimSun, serif; color: #111; max-width: 178mm; margin: 8mm auto }
h1 { font-size: 20pt; text-align: center; letter-spacing: .3em; margin: 0 0 4mm }
.no { text-align: right; font-variant-numeric: tabular-nums; margin-bottom: 3mm }
table { border-collapse: collapse; width: 100%; margin-bottom: 6mm }
th, td { border: .3mm solid #333; padding: 1.6mm 2.4mm; text-align: left; vertical-align: top }
th { width: 24mm; font-weight: 600; background: #f4f4f2; white-space: nowrap }
.words { min-height: 22mm; white-space: pre-wrap }
.steps th { width: auto } .steps td { font-size: 10.5pt } tr { break-inside: avoid }
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
        return HTMLResponse(page(case, room.masked(words), lines, room=room, now=room.clock.now(), printed_by=by.name))

    return offered


def page(
    case: Case, words: str, lines: Sequence[HistoryLine], *, room: ReadingRoom, now: datetime, printed_by: str
) -> str:
    """The sheet as HTML."""
    names = room.names
    unit = names.maybe(names.organ, case.lead_unit)
    facts = (
        ("来源", names.source(case.source) or case.source, "来源工单号", case.upstream_no or "—"),
        (
            "类别",
            names.maybe(names.matter, case.class_code) or "未定",
            "紧急程度",
            URGENCY.get(case.urgency, case.urgency),
        ),
        ("上报时间", _moment(case.reported_at), "办结时限", _moment(case.due_at)),
        ("负责中心", _name(names.organ(case.owner), case.owner), "主办单位", _name(unit, case.lead_unit)),
        ("状态", STATE_NAMES[case.state.value], "办结时间", _moment(case.closed_at)),
    )
    rows = "".join(
        f"<tr><th>{escape(a)}</th><td>{escape(b)}</td><th>{escape(c)}</th><td>{escape(d)}</td></tr>"
        for a, b, c, d in facts
    )
    steps = "".join(
        f"<tr><td>{line.version}</td><td>{_moment(line.at)}</td><td>{escape(_move(line.move))}</td>"
        f"<td>{escape(_name(names.organ(line.organ), line.organ))}</td>"
        f"<td>{escape(_name(names.person(line.person), line.person))}</td><td>{escape(line.reason or '')}</td></tr>"
        for line in lines
    )
    return f"""<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>案件单 {escape(case.task_no)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>{_STYLE}</style></head><body>
<h1>案件办理单</h1><div class="no">任务号 {escape(case.task_no)}</div>
<table><tr><th>标题</th><td colspan="3">{escape(room.masked(case.title))}</td></tr>
<tr><th>地址</th><td colspan="3">{escape(room.masked(case.address))}</td></tr>{rows}
<tr><th>诉求内容</th><td colspan="3" class="words">{escape(words)}</td></tr></table>
<table class="steps"><thead><tr><th>步</th><th>时间</th><th>环节</th><th>单位</th><th>经办人</th>
<th>理由、说明</th></tr></thead><tbody>{steps}</tbody></table>
<footer><span>打印：{escape(printed_by)}　{_moment(now)}</span><span>签字：＿＿＿＿＿＿＿＿</span></footer>
</body></html>
"""


def _move(move: str) -> str:
    return BY_MOVE[move].name if move in BY_MOVE else "上报"


def _name(name: str | None, code: str | None) -> str:
    return name or code or "—"


def _moment(at: datetime | None) -> str:
    return "—" if at is None else f"{at.astimezone(LOCAL):%Y-%m-%d %H:%M}"
