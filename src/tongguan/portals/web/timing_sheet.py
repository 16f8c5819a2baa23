# SPDX-License-Identifier: Apache-2.0
"""The timing table as a spreadsheet (SLA-06): one line a stage, limit, used and left beside it."""

import asyncio
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from fastapi import APIRouter, Request, Response
from fastapi.responses import StreamingResponse

from tongguan.plumbing.routing import QuickRoute
from tongguan.plumbing.sign_in_routes import Present
from tongguan.portals.api import CaseRow, ClockRow
from tongguan.portals.web.asking import AskedExports
from tongguan.portals.web.exports import LAMPS, SHEET, Spreadsheet, as_attachment, cut_short, moment, pages_of
from tongguan.portals.web.lines import case_line, timing_clock
from tongguan.portals.web.lists import PROBLEMS
from tongguan.portals.web.reading_room import LOCAL, ReadingRoom

PAGE = 200
COLUMNS = (
    ("任务号", 18),
    ("来源工单号", 18),
    ("标题", 40),
    ("状态", 12),
    ("街镇", 16),
    ("主办单位", 22),
    ("环节", 14),
    ("环节单位", 24),
    ("时限", 12),
    ("开始", 18),
    ("到期", 18),
    ("停止", 18),
    ("已用（工作小时）", 16),
    ("剩余（工作小时）", 16),
    ("灯", 6),
)
UNITS = {
    "urgent_work_hour": "紧急工作时",
    "work_hour": "工作时",
    "work_day": "工作日",
    "calendar_day": "自然日",
    "hour": "小时",
    "minute": "分钟",
}


def timing_sheet_routes(room: ReadingRoom) -> APIRouter:
    """/timing.xlsx."""
    offered = APIRouter(prefix="/api/v1", tags=["lists"], route_class=QuickRoute)

    @offered.get(
        "/timing.xlsx",
        summary="导出整体计时表 | timing table as a spreadsheet",
        response_class=StreamingResponse,
        responses={200: SHEET, **PROBLEMS},
    )
    async def export_timing(request: Request, asked: AskedExports, by: Present) -> Response:
        """The orders with the same filters, at most `rows` of them, each with all its stages."""
        now = room.clock.now()
        written = 0
        with Spreadsheet("整体计时表", COLUMNS) as sheet:
            async for page in pages_of(request, room, asked, by=by, size=PAGE):
                written += len(page.rows)
                clocks = await room.lists.clocks([row.id for row in page.rows])
                await asyncio.to_thread(sheet.add, _lines(page.rows, clocks, room, now))
            file = await asyncio.to_thread(sheet.closed, cut_short(asked.rows) if page.more else None)
        name = f"timing-{now.astimezone(LOCAL):%Y%m%d-%H%M}.xlsx"
        return as_attachment(file, name=name, cases=written, more=page.more)

    return offered


def _lines(
    page: Sequence[CaseRow], clocks: Sequence[ClockRow], room: ReadingRoom, now: datetime
) -> list[list[str | int]]:
    of_case: dict[UUID, list[ClockRow]] = {row.id: [] for row in page}
    for one in clocks:
        of_case[one.clock.case_id].append(one)
    lines: list[list[str | int]] = []
    for row in page:
        case = case_line(row, names=room.names, masked=room.masked, now=now)
        head = [
            case.task_no,
            case.upstream_no or "",
            case.title,
            case.state_name,
            case.region_name or case.region,
            case.lead_unit_name or case.lead_unit or "",
        ]
        lines += [[*head, *_stage(one, room, now)] for one in of_case[row.id]]
    return lines


def _stage(row: ClockRow, room: ReadingRoom, now: datetime) -> list[str | int]:
    clock = timing_clock(row.clock, room.almanac(row.edition), names=room.names, now=now)
    return [
        clock.name,
        clock.organ_name or clock.organ,
        "" if clock.amount is None else f"{clock.amount:g} {UNITS.get(clock.unit, clock.unit)}",
        moment(clock.started_at),
        moment(clock.due_at),
        moment(clock.stopped_at),
        _hours(clock.used_seconds),
        _hours(clock.left_seconds),
        LAMPS[clock.lamp],
    ]


def _hours(seconds: int | None) -> str:
    return "" if seconds is None else f"{seconds / 3600:.2f}"
