# SPDX-License-Identifier: Apache-2.0
"""The timing table as a spreadsheet (SLA-06): one line a stage, limit, used and left beside it."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Request, Response
from fastapi.responses import StreamingResponse

from tongguan.ground.kernel.people import Actor
from tongguan.ground.kernel.rows import Heading
from tongguan.ground.plumbing.copying import copied
from tongguan.ground.plumbing.reading_record import Taking
from tongguan.ground.plumbing.routing import QuickRoute
from tongguan.ground.plumbing.spreadsheets import SpreadsheetFormat, SpreadsheetLines, written
from tongguan.matters.worklists.api import LAMP_WORDS, CaseLineOut, ClockRow
from tongguan.matters.worklists.web.exports import SHEET, cut_short, download, parts_of
from tongguan.matters.worklists.web.lists import FILTERED
from tongguan.matters.worklists.web.presenting import timing_clock
from tongguan.matters.worklists.web.queries import ExportQueries, ExportQuery
from tongguan.matters.worklists.web.services import WorklistServices

PAGE = 200
UNITS = {
    "urgent_work_hour": "紧急工作时",
    "work_hour": "工作时",
    "work_day": "工作日",
    "calendar_day": "自然日",
    "hour": "小时",
    "minute": "分钟",
}


@dataclass(frozen=True, kw_only=True)
class StageLine:
    """A stage of a case as a line of the sheet."""

    task_no: Annotated[str, Heading("任务号", 18)]
    upstream_no: Annotated[str | None, Heading("来源工单号", 18)]
    title: Annotated[str, Heading("标题", 40)]
    state_name: Annotated[str, Heading("状态", 12)]
    region_name: Annotated[str | None, Heading("街镇", 16)]
    lead_unit_name: Annotated[str | None, Heading("主办单位", 22)]
    stage: Annotated[str, Heading("环节", 14)]
    organ: Annotated[str, Heading("环节单位", 24)]
    limit: Annotated[str, Heading("时限", 12)]
    started_at: Annotated[datetime, Heading("开始", 18)]
    due_at: Annotated[datetime | None, Heading("到期", 18)]
    stopped_at: Annotated[datetime | None, Heading("停止", 18)]
    used: Annotated[str, Heading("已用（工作小时）", 16)]
    left: Annotated[str, Heading("剩余（工作小时）", 16)]
    lamp: Annotated[str, Heading("灯", 6, LAMP_WORDS)]


def timing_sheet_routes(services: WorklistServices) -> APIRouter:
    """/timing.xlsx."""
    offered = APIRouter(prefix="/api/v1", tags=["lists"], route_class=QuickRoute)

    @offered.get(
        "/timing.xlsx",
        summary="导出整体计时表 | timing table as a spreadsheet",
        response_class=StreamingResponse,
        responses={200: SHEET, **FILTERED},
    )
    async def export_timing(request: Request, asked: ExportQueries, by: Taking) -> Response:
        """The orders with the same filters, at most `rows` of them, each with all its stages."""
        sheet = SpreadsheetFormat(row=StageLine, title="整体计时表", zone=services.zone)
        stages = _stages(request, services, asked, by=by)
        return download(services, await written(sheet, stages, notice=cut_short(asked.rows)), name="timing")

    return offered


async def _stages(
    request: Request, services: WorklistServices, asked: ExportQuery, *, by: Actor
) -> AsyncIterator[SpreadsheetLines[StageLine]]:
    now = services.clock.now()
    async for part in parts_of(request, services, asked, by=by, size=PAGE):
        of_case: dict[UUID, list[ClockRow]] = {case.id: [] for case in part.lines}
        for one in await services.lists.clocks(list(of_case)):
            of_case[one.clock.case_id].append(one)
        lines = [_stage(case, one, services, now) for case in part.lines for one in of_case[case.id]]
        yield SpreadsheetLines(lines=lines, count=part.count, more=part.more)


def _stage(case: CaseLineOut, row: ClockRow, services: WorklistServices, now: datetime) -> StageLine:
    clock = timing_clock(row.clock, services.almanac(row.edition), names=services.names, now=now)
    return copied(
        StageLine,
        case,
        stage=clock.name,
        organ=clock.organ_name or clock.organ,
        limit="" if clock.amount is None else f"{clock.amount:g} {UNITS.get(clock.unit, clock.unit)}",
        started_at=clock.started_at,
        due_at=clock.due_at,
        stopped_at=clock.stopped_at,
        used=_hours(clock.used_seconds),
        left=_hours(clock.left_seconds),
        lamp=clock.lamp,
    )


def _hours(seconds: int | None) -> str:
    return "" if seconds is None else f"{seconds / 3600:.2f}"
