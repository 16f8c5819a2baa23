# SPDX-License-Identifier: Apache-2.0
"""Lists as a spreadsheet: what is on the screen, in the same order, up to a stated number of rows."""

import asyncio
import tempfile
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import IO, Self

from fastapi import APIRouter, Request, Response
from fastapi.responses import StreamingResponse
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell, WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from tongguan.cases.api import sight_of
from tongguan.intake.api import DESK_ROLES
from tongguan.kernel.people import Actor
from tongguan.plumbing.routing import QuickRoute
from tongguan.plumbing.sign_in_routes import Present
from tongguan.portals.api import CaseRow, Position
from tongguan.portals.web.asking import AskedExport, AskedExports
from tongguan.portals.web.lines import case_line
from tongguan.portals.web.lists import PROBLEMS, end_of
from tongguan.portals.web.reading_room import LOCAL, ReadingRoom

PAGE = 1_000
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
COLUMNS = (
    ("任务号", 18),
    ("来源工单号", 18),
    ("状态", 12),
    ("灯", 6),
    ("来源", 16),
    ("标题", 40),
    ("地址", 40),
    ("类别", 24),
    ("街镇", 16),
    ("负责中心", 22),
    ("主办单位", 22),
    ("处置人", 12),
    ("上报时间", 18),
    ("办结时限", 18),
    ("办结时间", 18),
    ("是否超时", 10),
    ("退单次数", 10),
    ("诉求人数", 10),
)
SHEET = {
    "content": {MEDIA_TYPE: {"schema": {"type": "string", "format": "binary"}}},
    "headers": {
        "X-Cases": {"description": "表中案件数 | cases in the sheet", "schema": {"type": "integer"}},
        "X-More": {"description": "是否还有未导出的 | whether the list goes on", "schema": {"type": "boolean"}},
    },
}
"""What a sheet is answered with."""
LAMPS = {"red": "红", "yellow": "黄", "green": "绿", "paused": "暂停", "none": ""}


def export_routes(room: ReadingRoom) -> APIRouter:
    """/cases.xlsx."""
    offered = APIRouter(prefix="/api/v1", tags=["lists"], route_class=QuickRoute)

    @offered.get(
        "/cases.xlsx",
        summary="导出表格 | cases as a spreadsheet",
        response_class=StreamingResponse,
        responses={200: SHEET, **PROBLEMS},
    )
    async def export(request: Request, asked: AskedExports, by: Present) -> Response:
        """The list with the same filters; if there is more than the rows asked for, the last line says so."""
        now = room.clock.now()
        written = 0
        with Spreadsheet("案件", COLUMNS) as sheet:
            async for page in pages_of(request, room, asked, by=by):
                written += len(page.rows)
                await asyncio.to_thread(sheet.add, [_cells(row, room, now) for row in page.rows])
            file = await asyncio.to_thread(sheet.closed, cut_short(asked.rows) if page.more else None)
        name = f"cases-{now.astimezone(LOCAL):%Y%m%d-%H%M}.xlsx"
        return as_attachment(file, name=name, cases=written, more=page.more)

    return offered


@dataclass(frozen=True, kw_only=True)
class ExportPage:
    """Some rows of a list on their way into a spreadsheet."""

    rows: Sequence[CaseRow]
    more: bool
    """The list goes on beyond the rows that were asked for."""


async def pages_of(
    request: Request, room: ReadingRoom, asked: AskedExport, *, by: Actor, size: int = PAGE
) -> AsyncIterator[ExportPage]:
    """The list that is on the screen, page by page up to the rows asked for; at least one page.

    Whoever cancels lets go of the line: the rest is not read.
    """
    wanted, sight, now = asked.filter(by), sight_of(by), room.clock.now()
    after: Position | None = None
    left = asked.rows
    while True:
        found = await room.lists.page(
            wanted,
            sight=sight,
            after=after,
            limit=min(size, left) + 1,
            now=now,
            by_phone=bool(by.posts_as(*DESK_ROLES)),
        )
        rows = found[: min(size, left)]
        left -= len(rows)
        goes_on = len(found) > len(rows)
        yield ExportPage(rows=rows, more=goes_on and left == 0)
        if left == 0 or not goes_on or await request.is_disconnected():
            return
        after = end_of(rows[-1], wanted.sort)


def cut_short(rows: int) -> str:
    """What the last line says when the list goes on."""
    return f"仅导出前 {rows} 行，请缩小筛选范围。"


def as_attachment(file: IO[bytes], *, name: str, cases: int, more: bool) -> StreamingResponse:
    """A finished spreadsheet as a download that says how many cases are in it, and whether the list goes on."""
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "X-Cases": str(cases),
        "X-More": "true" if more else "false",
    }
    return StreamingResponse(_pieces(file), media_type=MEDIA_TYPE, headers=headers)


class Spreadsheet:
    """A workbook written line by line; nothing of it stays in memory."""

    def __init__(self, title: str, columns: Sequence[tuple[str, int]]) -> None:
        """`columns`: name and width of each."""
        self._book = Workbook(write_only=True)
        sheet = self._book.create_sheet(title)
        assert isinstance(sheet, WriteOnlyWorksheet)
        self._sheet = sheet
        for n, (_, width) in enumerate(columns):
            sheet.column_dimensions[_letter(n)].width = width  # type: ignore[attr-defined]  # the stubs lack it
        sheet.freeze_panes = "A2"
        sheet.append([self._text(name, bold=True) for name, _ in columns])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *why: object) -> None:
        if not self._sheet.closed:  # a list that broke off: what was begun is let go of in order
            self._sheet.close()

    def add(self, lines: Sequence[Sequence[str | int]]) -> None:
        """Write lines; text is text, whatever it begins with."""
        for line in lines:
            self._sheet.append([self._text(cell) if isinstance(cell, str) else cell for cell in line])

    def closed(self, notice: str | None) -> IO[bytes]:
        """The finished file, at its beginning."""
        if notice is not None:
            self._sheet.append([self._text(notice, bold=True)])
        file = tempfile.TemporaryFile()  # noqa: SIM115 - the answer closes it
        self._book.save(file)
        file.seek(0)
        return file

    def _text(self, words: str, *, bold: bool = False) -> Cell:
        cell = WriteOnlyCell(self._sheet, ILLEGAL_CHARACTERS_RE.sub("", words))
        cell.data_type = "s"  # a citizen's words that begin with = are no formula
        if bold:
            cell.font = Font(bold=True)
        return cell


def _cells(row: CaseRow, room: ReadingRoom, now: datetime) -> list[str | int]:
    line = case_line(row, names=room.names, masked=room.masked, now=now)
    return [
        line.task_no,
        line.upstream_no or "",
        line.state_name,
        LAMPS[line.lamp],
        line.source_name or line.source,
        line.title,
        line.address,
        line.class_name or line.class_code or "",
        line.region_name or line.region,
        line.owner_name or line.owner,
        line.lead_unit_name or line.lead_unit or "",
        line.handler_name or line.handler or "",
        moment(line.reported_at),
        moment(line.due_at),
        moment(line.closed_at),
        "是" if line.overtime else "",
        line.returns,
        line.complainants,
    ]


def moment(at: datetime | None) -> str:
    """A moment as a cell shows it; nothing for none."""
    return "" if at is None else f"{at.astimezone(LOCAL):%Y-%m-%d %H:%M}"


def _letter(column: int) -> str:
    return chr(ord("A") + column)


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while piece := file.read(64 * 1024):
            yield piece
