# SPDX-License-Identifier: Apache-2.0
"""Lists of cases, queues, what waits for me, the timing table."""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Query, Response

from tongguan.ground.kernel.rows import Presentation
from tongguan.ground.plumbing.answers import json_answer
from tongguan.ground.plumbing.listing import paged
from tongguan.ground.plumbing.reading_record import Searching
from tongguan.ground.plumbing.responses import problems
from tongguan.ground.plumbing.routing import QuickRoute
from tongguan.ground.plumbing.sign_in_routes import Present
from tongguan.matters.cases.api import Sight, duty_of, sight_of
from tongguan.matters.worklists.api import (
    CallOut,
    CaseFilter,
    CaseLineOut,
    NoticeOut,
    OrderOut,
    Position,
    QueueCount,
    Sort,
    TaskOut,
)
from tongguan.matters.worklists.web import schemas as out
from tongguan.matters.worklists.web.presenting import timing_clock
from tongguan.matters.worklists.web.queries import CasePageQueries, CasePageQuery, place_in
from tongguan.matters.worklists.web.services import WorklistServices

PROBLEMS = problems(401, 422, said={400: "条件不能这样组合，或翻页标记无效 | these filters or this cursor will not do"})
FILTERED = PROBLEMS | problems(
    said={
        403: "按号码检索只限受理岗位 | searching by numbers of people is for who takes calls",
        429: "按号码检索过于频繁 | too many searches by numbers",
    }
)
Limit = Annotated[int, Query(ge=1, le=500, description="最多条数 | at most so many")]


def list_routes(services: WorklistServices) -> APIRouter:
    """/cases, /queues, /my/…, /notices, /timing."""
    offered = APIRouter(prefix="/api/v1", tags=["lists"], route_class=QuickRoute)
    _offer_cases(offered, services)
    _offer_mine(offered, services)
    _offer_numbers(offered, services)
    return offered


def _offer_cases(offered: APIRouter, services: WorklistServices) -> None:
    @offered.get("/cases", summary="案件列表 | cases", responses={200: {"model": out.CasePage}, **FILTERED})
    async def list_cases(asked: CasePageQueries, by: Searching) -> Response:
        """Cases this person may see, a page at a time; words are searched in what was said, titles and places."""
        presentation, sight, wanted = services.presentation(), sight_of(by), asked.filter(by)
        rows, following = await page_of(services, asked, wanted, sight=sight, presentation=presentation)
        counted = await services.lists.count(wanted, sight=sight, now=presentation.now) if asked.count else None
        page = out.CasePage(
            items=tuple(rows),
            next=following,
            count=None if counted is None else counted.count,
            more=None if counted is None else counted.more,
        )
        return json_answer(page)

    @offered.get("/timing", summary="整体计时表 | timing table", responses={200: {"model": out.TimingPage}, **FILTERED})
    async def list_timing(asked: CasePageQueries, by: Searching) -> Response:
        """The timing table of many orders (SLA-06); filter by `source=hotline_12345` for the hotline's."""
        presentation, wanted = services.presentation(), asked.filter(by)
        rows, following = await page_of(services, asked, wanted, sight=sight_of(by), presentation=presentation)
        clocks: dict[UUID, list[out.TimingClockOut]] = {row.id: [] for row in rows}
        for one in await services.lists.clocks([row.id for row in rows]):
            told = timing_clock(one.clock, services.almanac(one.edition), names=services.names, now=presentation.now)
            clocks[one.clock.case_id].append(told)
        lines = tuple(out.TimingLineOut(case=row, clocks=tuple(clocks[row.id])) for row in rows)
        return json_answer(out.TimingPage(items=lines, next=following))


async def page_of(
    services: WorklistServices, asked: CasePageQuery, wanted: CaseFilter, *, sight: Sight, presentation: Presentation
) -> tuple[list[CaseLineOut], str | None]:
    """The rows of a page, and the cursor to the next one if there is more."""
    after = asked.position()
    rows = await services.lists.page(wanted, sight=sight, after=after, limit=asked.limit + 1, presentation=presentation)
    return paged(rows, asked.limit, lambda last: place_in(wanted.sort, end_of(last, wanted.sort)))


def end_of(last: CaseLineOut, sort: Sort) -> Position:
    """Where a page with this last row ends."""
    return Position(at=last.red_at if sort is Sort.DUE else last.reported_at, id=last.id)


def _offer_mine(offered: APIRouter, services: WorklistServices) -> None:
    waiting = services.waiting

    @offered.get("/my/tasks", summary="我的任务 | my errands", responses={200: {"model": list[TaskOut]}, **PROBLEMS})
    async def my_tasks(by: Present, limit: Limit = 100) -> Response:
        """Errands I was given and have not done, the most urgent first."""
        return json_answer(await waiting.tasks(by.person, limit=limit, presentation=services.presentation()))

    @offered.get(
        "/my/orders", summary="本单位工单 | orders of my units", responses={200: {"model": list[OrderOut]}, **PROBLEMS}
    )
    async def my_orders(by: Present, limit: Limit = 100) -> Response:
        """Orders that lie with my units, led or assisted, what turns red first on top."""
        return json_answer(await waiting.orders(sight_of(by).organs, limit=limit, presentation=services.presentation()))

    @offered.get(
        "/my/calls", summary="吹哨 | whistles for my units", responses={200: {"model": list[CallOut]}, **PROBLEMS}
    )
    async def my_calls(by: Present, limit: Limit = 100) -> Response:
        """Whistles that called my units, the longest waiting first."""
        return json_answer(await waiting.calls(sight_of(by).organs, limit=limit, presentation=services.presentation()))

    @offered.get(
        "/notices", summary="督办催办清单 | words to answer", responses={200: {"model": list[NoticeOut]}, **PROBLEMS}
    )
    async def list_notices(
        by: Present,
        kind: Annotated[
            list[Literal["supervise", "instruct", "urge"]],
            Query(max_length=3, description="supervise 督办、instruct 批示、urge 催办 | which kinds"),
        ] = ["supervise", "instruct"],  # noqa: B006 - FastAPI copies it
        mine: Annotated[bool, Query(description="只看发给我单位的 | only those to my organs")] = False,
        sent: Annotated[bool, Query(description="我发出的，含已回复 | those I sent, answered or not")] = False,
        limit: Limit = 100,
    ) -> Response:
        """Words nobody has answered yet, the first due on top; or those I sent, the newest on top."""
        presentation = services.presentation()
        if sent:
            return json_answer(
                await waiting.notices_sent(by.person, kinds=kind, limit=limit, presentation=presentation)
            )
        sight = sight_of(by)
        return json_answer(
            await waiting.notices(sight=sight, kinds=kind, mine=mine, limit=limit, presentation=presentation)
        )


def _offer_numbers(offered: APIRouter, services: WorklistServices) -> None:
    @offered.get("/queues", summary="队列 | queues", responses={200: {"model": list[QueueCount]}, **PROBLEMS})
    async def list_queues(by: Present) -> Response:
        """What waits in each link for my centres and units, with lamps; list one with /cases?queue=…"""
        return json_answer(await services.lists.queues(sight=sight_of(by), now=services.clock.now(), duty=duty_of(by)))
