# SPDX-License-Identifier: Apache-2.0
"""A case on paper: the sheet that is printed, signed and filed, as a page and as a Word file."""

from collections.abc import Callable, Sequence
from html import escape
from typing import Annotated

from fastapi import APIRouter, Path, Response
from fastapi.responses import HTMLResponse

from tongguan.ground.kernel.people import Actor
from tongguan.ground.kernel.rows import Presentation
from tongguan.ground.plumbing.downloads import disposition
from tongguan.ground.plumbing.reading_record import Taking
from tongguan.ground.plumbing.responses import problems
from tongguan.ground.plumbing.routing import QuickRoute
from tongguan.matters.cases.api import Cases
from tongguan.matters.cases.web.access import CaseAccess
from tongguan.matters.cases.web.case_sheet import ORDER_HEADS, STEP_HEADS, TITLE, CaseSheet, sheet_of
from tongguan.matters.cases.web.word_file import WORD, word_file

PROBLEMS = problems(401, 404, 422)
Ref = Annotated[str, Path(max_length=64, pattern=r"^[0-9A-Za-z-]+$")]
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


def sheet_routes(cases: Cases, access: CaseAccess, presentation: Callable[[], Presentation]) -> APIRouter:
    """/cases/{ref}/sheet and /cases/{ref}/sheet.docx."""
    offered = APIRouter(prefix="/api/v1", tags=["cases"], route_class=QuickRoute)

    async def asked_for(ref: str, by: Actor) -> CaseSheet:
        case = await access.seen(ref, by=by)
        words, lines = await cases.shelf.words(case.id), await cases.history(case.id)
        city = cases.cities.of(case.edition)
        return sheet_of(case, words, lines, city=city, presentation=presentation(), printed_by=by.name)

    @offered.get(
        "/cases/{ref}/sheet",
        summary="打印单 | the printed sheet",
        response_class=HTMLResponse,
        responses={200: {"content": {"text/html": {"schema": {"type": "string"}}}}, **PROBLEMS},
    )
    async def sheet(ref: Ref, by: Taking) -> HTMLResponse:
        """The case with its course on one or two pages of A4, for the file."""
        return HTMLResponse(page(await asked_for(ref, by)))

    @offered.get(
        "/cases/{ref}/sheet.docx",
        summary="案件单（Word） | the sheet as a Word file",
        response_class=Response,
        responses={
            200: {"content": {WORD: {"schema": {"type": "string", "format": "binary"}}}},
            **problems(401, 404, 422),
        },
    )
    async def sheet_in_word(ref: Ref, by: Taking) -> Response:
        """The same sheet for offices that write their remarks into it."""
        told = await asked_for(ref, by)
        name = {"content-disposition": disposition(f"case-{told.task_no}.docx")}
        return Response(word_file(told), media_type=WORD, headers=name)

    return offered


def page(sheet: CaseSheet) -> str:
    """The sheet as HTML."""
    facts = "".join(
        f"<tr><th>{escape(a)}</th><td>{escape(b)}</td><th>{escape(c)}</th><td>{escape(d)}</td></tr>"
        for a, b, c, d in sheet.facts
    )
    return f"""<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>案件单 {escape(sheet.task_no)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>{_STYLE}</style></head><body>
<h1>{TITLE}</h1><div class="no">任务号 {escape(sheet.task_no)}</div>
<table>{_wide(sheet.wide)}{facts}{_wide(sheet.below)}</table>
{_listed(ORDER_HEADS, sheet.orders)}{_listed(STEP_HEADS, sheet.steps)}
<footer><span>{escape(sheet.printed)}</span><span>签字：＿＿＿＿＿＿＿＿</span></footer>
</body></html>
"""


def _wide(rows: Sequence[tuple[str, str]]) -> str:
    return "".join(
        f'<tr><th>{escape(label)}</th><td colspan="3" class="{"words" if label == "诉求内容" else ""}">'
        f"{escape(text)}</td></tr>"
        for label, text in rows
    )


def _listed(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    if not rows:
        return ""
    top = "".join(f"<th>{head}</th>" for head in heads)
    lines = "".join(
        "<tr>"
        + "".join(
            f'<td class="{"at" if head in ("时间", "派出", "完成") else ""}">{escape(cell)}</td>'
            for head, cell in zip(heads, row, strict=True)
        )
        + "</tr>"
        for row in rows
    )
    return f'<table class="steps"><thead><tr>{top}</tr></thead><tbody>{lines}</tbody></table>'
