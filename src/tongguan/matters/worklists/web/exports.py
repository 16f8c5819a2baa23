# SPDX-License-Identifier: Apache-2.0
"""Lists as a spreadsheet: what is on the screen, in the same order, up to a stated number of rows."""

from collections.abc import AsyncIterator

from fastapi import APIRouter, Request, Response
from fastapi.responses import StreamingResponse

from tongguan.ground.kernel.people import Actor
from tongguan.ground.plumbing.listing import cut
from tongguan.ground.plumbing.reading_record import Taking
from tongguan.ground.plumbing.routing import QuickRoute
from tongguan.ground.plumbing.spreadsheets import (
    MEDIA_TYPE,
    SpreadsheetFile,
    SpreadsheetFormat,
    SpreadsheetLines,
    as_attachment,
    stamp,
    written,
)
from tongguan.matters.cases.api import sight_of
from tongguan.matters.worklists.api import CaseLineOut, Position
from tongguan.matters.worklists.web.lists import FILTERED, end_of
from tongguan.matters.worklists.web.queries import ExportQueries, ExportQuery
from tongguan.matters.worklists.web.services import WorklistServices

PAGE = 1_000
SHEET = {
    "content": {MEDIA_TYPE: {"schema": {"type": "string", "format": "binary"}}},
    "headers": {
        "X-Cases": {"description": "表中案件数 | cases in the sheet", "schema": {"type": "integer"}},
        "X-More": {"description": "是否还有未导出的 | whether the list goes on", "schema": {"type": "boolean"}},
    },
}
"""What a sheet is answered with."""


def export_routes(services: WorklistServices) -> APIRouter:
    """/cases.xlsx."""
    offered = APIRouter(prefix="/api/v1", tags=["lists"], route_class=QuickRoute)

    @offered.get(
        "/cases.xlsx",
        summary="导出表格 | cases as a spreadsheet",
        response_class=StreamingResponse,
        responses={200: SHEET, **FILTERED},
    )
    async def export(request: Request, asked: ExportQueries, by: Taking) -> Response:
        """The list with the same filters; if there is more than the rows asked for, the last line says so."""
        sheet = SpreadsheetFormat(row=CaseLineOut, title="案件", zone=services.zone)
        parts = parts_of(request, services, asked, by=by)
        return download(services, await written(sheet, parts, notice=cut_short(asked.rows)), name="cases")

    return offered


async def parts_of(
    request: Request, services: WorklistServices, asked: ExportQuery, *, by: Actor, size: int = PAGE
) -> AsyncIterator[SpreadsheetLines[CaseLineOut]]:
    """The list that is on the screen, page by page up to the rows asked for; at least one page.

    Whoever cancels lets go of the line: the rest is not read.
    """
    wanted, sight, presentation = asked.filter(by), sight_of(by), services.presentation(codes=True)
    after: Position | None = None
    left = asked.rows
    while True:
        most = min(size, left)
        found = await services.lists.page(wanted, sight=sight, after=after, limit=most + 1, presentation=presentation)
        rows, goes_on = cut(found, most)
        left -= len(rows)
        yield SpreadsheetLines(lines=rows, count=len(rows), more=goes_on and left == 0)
        if left == 0 or not goes_on or await request.is_disconnected():
            return
        after = end_of(rows[-1], wanted.sort)


def cut_short(rows: int) -> str:
    """What the last line says when the list goes on."""
    return f"仅导出前 {rows} 行，请缩小筛选范围。"


def download(services: WorklistServices, sheet: SpreadsheetFile, *, name: str) -> StreamingResponse:
    """A finished spreadsheet, which says how many cases are in it, and whether the list goes on."""
    return as_attachment(
        sheet.file,
        name=f"{name}-{stamp(services.clock.now(), services.zone)}.xlsx",
        headers={"X-Cases": str(sheet.count), "X-More": "true" if sheet.more else "false"},
    )
