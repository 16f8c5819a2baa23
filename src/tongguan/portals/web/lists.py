# SPDX-License-Identifier: Apache-2.0
"""Lists of cases, queues, what waits for me, the timing table, the duty board."""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Query, Response

from tongguan.cases.api import BY_MOVE, Sight, sight_of
from tongguan.intake.api import DESK_ROLES
from tongguan.kernel.people import Actor
from tongguan.plumbing.answers import json_answer
from tongguan.plumbing.responses import problems
from tongguan.plumbing.routing import QuickRoute
from tongguan.plumbing.sign_in_routes import Present
from tongguan.portals.api import QUEUES, STATE_NAMES, CaseFilter, CaseRow, Position, Sort, case_lamp, duty_of
from tongguan.portals.web import schemas as out
from tongguan.portals.web.asking import AskedPage, AskedPages, cursor_behind
from tongguan.portals.web.lines import case_line, notice_line, timing_clock
from tongguan.portals.web.reading_room import ReadingRoom, day_began

PROBLEMS = problems(401, 422, said={400: "条件不能这样组合，或翻页标记无效 | these filters or this cursor will not do"})
CLOSING = ("close", "force_close", "self_pass", "direct_answer", "reject", "void", "self_invalid")
"""Moves that end a case for its citizen."""
Limit = Annotated[int, Query(ge=1, le=500, description="最多条数 | at most so many")]


def list_routes(room: ReadingRoom) -> APIRouter:
    """/cases, /queues, /my/…, /notices, /timing, /board."""
    offered = APIRouter(prefix="/api/v1", tags=["lists"], route_class=QuickRoute)
    _offer_cases(offered, room)
    _offer_mine(offered, room)
    _offer_numbers(offered, room)
    return offered


def _offer_cases(offered: APIRouter, room: ReadingRoom) -> None:
    @offered.get("/cases", summary="案件列表 | cases", responses={200: {"model": out.CasePage}, **PROBLEMS})
    async def list_cases(asked: AskedPages, by: Present) -> Response:
        """Cases this person may see, a page at a time; words are searched in what was said, titles and places."""
        now, sight, wanted = room.clock.now(), sight_of(by), asked.filter(by)
        rows, following = await page_of(room, asked, wanted, sight=sight, by=by)
        counted = await room.lists.count(wanted, sight=sight, now=now) if asked.count else None
        page = out.CasePage(
            items=tuple(case_line(row, names=room.names, masked=room.masked, now=now) for row in rows),
            next=following,
            count=None if counted is None else counted.count,
            more=None if counted is None else counted.more,
        )
        return json_answer(page)

    @offered.get("/timing", summary="整体计时表 | timing table", responses={200: {"model": out.TimingPage}, **PROBLEMS})
    async def list_timing(asked: AskedPages, by: Present) -> Response:
        """The timing table of many orders (SLA-06); filter by `source=hotline_12345` for the hotline's."""
        now, wanted = room.clock.now(), asked.filter(by)
        rows, following = await page_of(room, asked, wanted, sight=sight_of(by), by=by)
        clocks: dict[UUID, list[out.TimingClockOut]] = {row.id: [] for row in rows}
        for row in await room.lists.clocks([row.id for row in rows]):
            told = timing_clock(row.clock, room.almanac(row.edition), names=room.names, now=now)
            clocks[row.clock.case_id].append(told)
        lines = tuple(
            out.TimingLineOut(
                case=case_line(row, names=room.names, masked=room.masked, now=now), clocks=tuple(clocks[row.id])
            )
            for row in rows
        )
        return json_answer(out.TimingPage(items=lines, next=following))


async def page_of(
    room: ReadingRoom, asked: AskedPage, wanted: CaseFilter, *, sight: Sight, by: Actor
) -> tuple[list[CaseRow], str | None]:
    """The rows of a page, and the cursor to the next one if there is more."""
    rows = await room.lists.page(
        wanted,
        sight=sight,
        after=asked.position(),
        limit=asked.limit + 1,
        now=room.clock.now(),
        by_phone=bool(by.posts_as(*DESK_ROLES)),
    )
    shown = list(rows[: asked.limit])
    if len(rows) <= asked.limit:
        return shown, None
    end = end_of(shown[-1], wanted.sort)
    return shown, cursor_behind(wanted.sort, end.at, end.id)


def end_of(last: CaseRow, sort: Sort) -> Position:
    """Where a page with this last row ends."""
    return Position(at=last.red_at if sort is Sort.DUE else last.reported_at, id=last.id)


def _offer_mine(offered: APIRouter, room: ReadingRoom) -> None:
    names = room.names

    @offered.get(
        "/my/tasks", summary="我的任务 | my errands", responses={200: {"model": list[out.TaskOut]}, **PROBLEMS}
    )
    async def my_tasks(by: Present, limit: Limit = 100) -> Response:
        """Errands I was given and have not done, the most urgent first."""
        return json_answer(
            [
                out.TaskOut(
                    id=row.id,
                    kind=row.kind,
                    state=row.state,
                    sent_at=row.sent_at,
                    due_at=row.due_at,
                    note=room.maybe_masked(row.note),
                    case_id=row.case_id,
                    task_no=row.task_no,
                    title=room.masked(row.title),
                    address=room.masked(row.address),
                    region=row.region,
                    lon=row.lon,
                    lat=row.lat,
                )
                for row in await room.desks.tasks(by.person, limit=limit)
            ]
        )

    @offered.get(
        "/my/orders",
        summary="本单位工单 | orders of my units",
        responses={200: {"model": list[out.OrderOut]}, **PROBLEMS},
    )
    async def my_orders(by: Present, limit: Limit = 100) -> Response:
        """Orders that lie with my units, led or assisted, what turns red first on top."""
        now = room.clock.now()
        return json_answer(
            [
                out.OrderOut(
                    id=row.id,
                    unit=row.unit,
                    unit_name=names.organ(row.unit),
                    role=row.role,
                    state=row.state,
                    handler=row.handler,
                    handler_name=names.maybe(names.person, row.handler),
                    sent_at=row.sent_at,
                    due_at=row.due_at,
                    case_id=row.case_id,
                    task_no=row.task_no,
                    case_state=row.case_state,
                    case_state_name=STATE_NAMES[row.case_state],
                    title=room.masked(row.title),
                    address=room.masked(row.address),
                    class_name=names.maybe(names.matter, row.class_code),
                    lamp=case_lamp(
                        yellow_at=row.yellow_at, red_at=row.red_at, due_at=row.due_at, closed=False, now=now
                    ),
                    lon=row.lon,
                    lat=row.lat,
                )
                for row in await room.desks.orders(sight_of(by).organs, limit=limit)
            ]
        )

    @offered.get(
        "/my/calls", summary="吹哨 | whistles for my units", responses={200: {"model": list[out.CallOut]}, **PROBLEMS}
    )
    async def my_calls(by: Present, limit: Limit = 100) -> Response:
        """Whistles that called my units, the longest waiting first."""
        return json_answer(
            [
                out.CallOut(
                    id=row.id,
                    unit=row.unit,
                    unit_name=names.organ(row.unit),
                    state=row.state,
                    blown_from=row.blown_from,
                    blown_from_name=names.organ(row.blown_from),
                    blown_at=row.blown_at,
                    text=room.masked(row.text),
                    answer_due_at=row.answer_due_at,
                    arrive_due_at=row.arrive_due_at,
                    case_id=row.case_id,
                    task_no=row.task_no,
                    title=room.masked(row.title),
                    address=room.masked(row.address),
                    lon=row.lon,
                    lat=row.lat,
                )
                for row in await room.desks.calls(sight_of(by).organs, limit=limit)
            ]
        )

    @offered.get(
        "/notices",
        summary="督办催办清单 | words to answer",
        responses={200: {"model": list[out.NoticeOut]}, **PROBLEMS},
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
        now = room.clock.now()
        if sent:
            rows = await room.desks.notices_sent(by.person, kinds=kind, limit=limit)
        else:
            rows = await room.desks.notices(sight=sight_of(by), kinds=kind, mine=mine, limit=limit)
        return json_answer([notice_line(row, names=names, masked=room.masked, now=now) for row in rows])


def _offer_numbers(offered: APIRouter, room: ReadingRoom) -> None:
    @offered.get("/queues", summary="队列 | queues", responses={200: {"model": list[out.QueueOut]}, **PROBLEMS})
    async def list_queues(by: Present) -> Response:
        """What waits in each link for my centres and units, with lamps; list one with /cases?queue=…"""
        counted = await room.lists.queues(sight=sight_of(by), now=room.clock.now(), duty=duty_of(by))
        return json_answer(
            [
                out.QueueOut(
                    code=line.queue,
                    name=QUEUES[line.queue].name,
                    name_en=QUEUES[line.queue].name_en,
                    count=line.count,
                    more=line.more,
                    red=line.red,
                    yellow=line.yellow,
                )
                for line in counted
            ]
        )

    @offered.get("/board", summary="值班看板 | duty board", responses={200: {"model": out.BoardOut}, **PROBLEMS})
    async def get_board(by: Present) -> Response:
        """Open cases by state and street, lamps, and what came in and was done since midnight, as far as I may see."""
        now = room.clock.now()
        since = day_began(now)
        board = await room.boards.board(sight=sight_of(by), since=since, now=now)
        moved = {line.move: line.count for line in board.moves}
        return json_answer(
            out.BoardOut(
                as_of=now,
                since=since,
                open=sum(line.count for line in board.states),
                red=sum(line.red for line in board.states),
                yellow=sum(line.yellow for line in board.states),
                reported=sum(line.count for line in board.sources),
                closed=sum(moved.get(move, 0) for move in CLOSING),
                states=tuple(
                    out.StateCountOut(
                        state=line.state,
                        name=STATE_NAMES[line.state],
                        count=line.count,
                        red=line.red,
                        yellow=line.yellow,
                    )
                    for line in board.states
                ),
                areas=tuple(
                    out.AreaCountOut(
                        region=line.region,
                        name=room.names.region(line.region),
                        open=line.open,
                        red=line.red,
                        reported=line.reported,
                    )
                    for line in board.areas
                ),
                sources=tuple(
                    out.CountOut(code=line.source, name=room.names.source(line.source), count=line.count)
                    for line in board.sources
                ),
                moves=tuple(
                    out.CountOut(code=line.move, name=_move_name(line.move), count=line.count) for line in board.moves
                ),
            )
        )


def _move_name(move: str) -> str:
    return BY_MOVE[move].name if move in BY_MOVE else "上报"
