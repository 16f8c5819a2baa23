# SPDX-License-Identifier: Apache-2.0
"""Boards and screens over HTTP: two registers, and what is sent to a screen from a desk."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Path, Response

from tongguan.ground.kernel.people import Actor
from tongguan.ground.kernel.rows import FREE_WORDS, Heading, person_in, presented, region_in
from tongguan.ground.plumbing.answers import json_answer
from tongguan.ground.plumbing.change_requests import ChangeRequest, Once
from tongguan.ground.plumbing.copying import copied
from tongguan.ground.plumbing.register_lists import ListQuery, RegisterList, every, offer_sheet
from tongguan.ground.plumbing.register_routes import (
    RegisterRoutes,
    RegisterServices,
    offer_add,
    offer_change,
    offer_history,
    offer_one,
)
from tongguan.ground.plumbing.responses import problems
from tongguan.ground.plumbing.routing import QuickRoute
from tongguan.ground.plumbing.sign_in_routes import Present
from tongguan.ground.plumbing.trail import TrailQuery
from tongguan.steering.boards.api import Board, Screen, Show
from tongguan.steering.boards.web import schemas as out
from tongguan.steering.boards.web.figure_routes import PROBLEMS, BoardServices
from tongguan.steering.boards.web.forms import SLUG, BoardIn, NewBoardIn, ScreenIn, ShowIn, Slug

Id = Annotated[Slug, Path(description="编号 | id")]
LOOKS = problems(401, 404, 422)


@dataclass(frozen=True, kw_only=True)
class BoardLine:
    """A board on a sheet."""

    id: Annotated[str, Heading("编号", 16)]
    name: Annotated[str, FREE_WORDS, Heading("名称", 24)]
    region: Annotated[str | None, region_in("region"), Heading("归属区域（空为全平台）", 24)]
    classes: Annotated[str, Heading("类别", 24)]
    widgets: Annotated[int, Heading("组件数", 8)]
    version: Annotated[int, Heading("版本", 8)]
    by: Annotated[str | None, person_in("by"), Heading("更新人", 12)]
    at: Annotated[datetime | None, Heading("更新时间", 18)]


@dataclass(frozen=True, kw_only=True)
class ScreenLine:
    """A screen on a sheet."""

    id: Annotated[str, Heading("编号", 16)]
    name: Annotated[str, FREE_WORDS, Heading("名称", 24)]
    region: Annotated[str, region_in("region"), Heading("所在区域", 24)]
    board: Annotated[str, Heading("看板", 16)]
    focus: Annotated[str, region_in("focus"), Heading("关注的区域", 24)]
    case: Annotated[str | None, Heading("案件", 18)]
    version: Annotated[int, Heading("版本", 8)]
    by: Annotated[str | None, person_in("by"), Heading("更新人", 12)]
    at: Annotated[datetime | None, Heading("更新时间", 18)]


def board_routes(services: BoardServices, registers: RegisterServices) -> APIRouter:
    """/boards and /screens."""
    offered = APIRouter(prefix="/api/v1", tags=["screen"], route_class=QuickRoute)
    _offer_boards(offered, services, registers)
    _offer_screens(offered, services, registers)
    return offered


def _offer_boards(offered: APIRouter, services: BoardServices, registers: RegisterServices) -> None:
    boards = services.boards

    @offered.get("/boards", summary="全部看板 | boards", responses={200: {"model": out.BoardsOut}, **problems(401)})
    async def get_boards(by: Present) -> Response:
        """The platform's own boards until somebody stores others in their place."""
        del by
        return json_answer(out.BoardsOut(items=tuple(await boards.boards())))

    async def one(board: str, by: Actor) -> Board:
        del by
        return await boards.board(board)

    async def add(form: NewBoardIn, asked: ChangeRequest) -> Board:
        board = form.board(form.id)
        return await boards.store_board(board, seen=None, fresh=True, by=asked.by, request_id=asked.request_id)

    async def store(board: str, form: BoardIn, asked: ChangeRequest) -> Board:
        return await boards.store_board(form.board(board), seen=asked.seen, by=asked.by, request_id=asked.request_id)

    async def lines(wanted: ListQuery[None, None]) -> Sequence[BoardLine]:
        rows = [
            copied(
                BoardLine,
                board,
                region=board.region or None,
                classes="、".join(board.classes),
                widgets=len(board.widgets),
            )
            for board in await boards.boards()
        ]
        return [presented(row, wanted.presentation) for row in rows]

    register = RegisterRoutes(
        offered=offered,
        registers=registers,
        name="board",
        at="/boards/{board}",
        key=Path(alias="board", pattern=SLUG, description="编号 | id"),
        one=one,
        out=Board,
        given=Board,
        version=lambda board: board.version,
        looks=LOOKS,
        changes=PROBLEMS,
    )
    offer_one(register, says=("看板 | a board", "One board; its ETag is its version."))
    fresh = "A board under a fresh id; one that is taken is refused."
    offer_add(register, NewBoardIn, add, key=lambda form: form.id, says=("新建看板 | a new board", fresh))
    stored = "The next version of a board; earlier ones are kept."
    offer_change(register, BoardIn, store, says=("保存看板 | store a board", stored))
    offer_history(register, lambda board: TrailQuery(subject=f"board/{board}"))
    whole = RegisterList(row=BoardLine, read=lines, filter=every)
    offer_sheet(register, whole, at="/boards.xlsx", title="看板", says=("导出看板 | boards as a spreadsheet", _WHOLE))


def _offer_screens(offered: APIRouter, services: BoardServices, registers: RegisterServices) -> None:
    boards = services.boards

    @offered.get("/screens", summary="大屏 | screens", responses={200: {"model": out.ScreensOut}, **problems(401)})
    async def get_screens(by: Present) -> Response:
        """The screens in the regions of this person."""
        home = services.figures.home_of(by)
        return json_answer(out.ScreensOut(items=tuple(await boards.screens(by=by)), home=home or None))

    register = RegisterRoutes(
        offered=offered,
        registers=registers,
        name="screen",
        at="/screens/{screen}",
        key=Path(alias="screen", pattern=SLUG, description="编号 | id"),
        one=lambda screen, by: boards.screen(screen, by=by),
        out=Screen,
        given=Screen,
        version=lambda screen: screen.version,
        looks=LOOKS,
        changes=PROBLEMS,
    )

    async def store(screen: str, form: ScreenIn, asked: ChangeRequest) -> Screen:
        wanted = form.screen(screen)
        return await boards.store_screen(wanted, seen=asked.seen, by=asked.by, request_id=asked.request_id)

    async def lines(wanted: ListQuery[None, None]) -> Sequence[ScreenLine]:
        return [
            presented(copied(ScreenLine, screen), wanted.presentation) for screen in await boards.screens(by=wanted.by)
        ]

    offer_one(register, says=("大屏 | a screen", "What a screen shows now."))
    stored = "Name, region and what hangs there; a new id is a new screen."
    offer_change(register, ScreenIn, store, says=("设置大屏 | set up a screen", stored))

    @offered.post(
        "/screens/{screen}/show", summary="送大屏 | send to a screen", responses={200: {"model": Screen}, **PROBLEMS}
    )
    async def post_show(screen: Id, form: ShowIn, asked: Once) -> Response:
        """The screen follows within a second: it hears `boards.screen_shown.v1`."""
        wish = Show(request_id=asked.request_id, by=asked.by, screen=screen, **form.model_dump())
        return await register.answer(asked, screen, boards.show(wish))

    offer_history(register, lambda screen: TrailQuery(subject=f"screen/{screen}"))
    whole = RegisterList(row=ScreenLine, read=lines, filter=every)
    offer_sheet(register, whole, at="/screens.xlsx", title="大屏", says=("导出大屏 | screens as a spreadsheet", _WHOLE))


_WHOLE = "The list that is on the screen, a line each."
