# SPDX-License-Identifier: Apache-2.0
"""Boards and screens over HTTP: look, store, send to a screen."""

from typing import Annotated

from fastapi import APIRouter, Path, Response

from tongguan.boards.api import Board, Screen, Show
from tongguan.boards.web import schemas as out
from tongguan.boards.web.figure_routes import PROBLEMS, WallRoom
from tongguan.boards.web.forms import BoardIn, NewBoardIn, ScreenIn, ShowIn, Slug
from tongguan.plumbing.answers import IdempotencyKey, IfMatch, expected_version, json_answer, request_id_of, version_tag
from tongguan.plumbing.responses import problems
from tongguan.plumbing.routing import QuickRoute
from tongguan.plumbing.sign_in_routes import Present

Id = Annotated[Slug, Path(description="编号 | id")]
LOOKS = problems(401, 404, 422)


def board_routes(room: WallRoom) -> APIRouter:
    """/boards and /screens."""
    offered = APIRouter(prefix="/api/v1", tags=["screen"], route_class=QuickRoute)
    _offer_boards(offered, room)
    _offer_screens(offered, room)
    return offered


def _offer_boards(offered: APIRouter, room: WallRoom) -> None:
    hanging = room.hanging

    @offered.get("/boards", summary="全部看板 | boards", responses={200: {"model": out.BoardsOut}, **problems(401)})
    async def get_boards(by: Present) -> Response:
        """The platform's own boards until somebody stores others in their place."""
        del by
        return json_answer(out.BoardsOut(items=tuple(await hanging.boards())))

    @offered.get("/boards/{board}", summary="看板 | a board", responses={200: {"model": Board}, **LOOKS})
    async def get_board(board: Id, by: Present) -> Response:
        """One board; its ETag is its version."""
        del by
        found = await hanging.board(board)
        return json_answer(found, headers={"ETag": version_tag(found.version)})

    @offered.post(
        "/boards",
        summary="新建看板 | a new board",
        status_code=201,
        responses={201: {"model": Board}, **PROBLEMS},
    )
    async def post_board(form: NewBoardIn, by: Present, key: IdempotencyKey = None) -> Response:
        """A board under a fresh id; one that is taken is refused."""
        request = request_id_of(by.person, key)
        made = await hanging.store_board(form.board(form.id), seen=None, fresh=True, by=by, request_id=request)
        return json_answer(made, status=201, headers={"ETag": version_tag(made.version)})

    @offered.put("/boards/{board}", summary="保存看板 | store a board", responses={200: {"model": Board}, **PROBLEMS})
    async def put_board(
        board: Id, form: BoardIn, by: Present, key: IdempotencyKey = None, seen: IfMatch = None
    ) -> Response:
        """The next version of a board; earlier ones are kept."""
        version, request = expected_version(seen), request_id_of(by.person, key)
        stored = await hanging.store_board(form.board(board), seen=version, by=by, request_id=request)
        return json_answer(stored, headers={"ETag": version_tag(stored.version)})


def _offer_screens(offered: APIRouter, room: WallRoom) -> None:
    hanging = room.hanging

    @offered.get("/screens", summary="大屏 | screens", responses={200: {"model": out.ScreensOut}, **problems(401)})
    async def get_screens(by: Present) -> Response:
        """The screens in the regions of this person."""
        home = room.figures.home_of(by)
        return json_answer(out.ScreensOut(items=tuple(await hanging.screens(by=by)), home=home or None))

    @offered.get("/screens/{screen}", summary="大屏 | a screen", responses={200: {"model": Screen}, **LOOKS})
    async def get_screen(screen: Id, by: Present) -> Response:
        """What a screen shows now."""
        found = await hanging.screen(screen, by=by)
        return json_answer(found, headers={"ETag": version_tag(found.version)})

    @offered.put(
        "/screens/{screen}", summary="设置大屏 | set up a screen", responses={200: {"model": Screen}, **PROBLEMS}
    )
    async def put_screen(
        screen: Id, form: ScreenIn, by: Present, key: IdempotencyKey = None, seen: IfMatch = None
    ) -> Response:
        """Name, region and what hangs there; a new id is a new screen."""
        version, request = expected_version(seen), request_id_of(by.person, key)
        stored = await hanging.store_screen(form.screen(screen), seen=version, by=by, request_id=request)
        return json_answer(stored, headers={"ETag": version_tag(stored.version)})

    @offered.post(
        "/screens/{screen}/show", summary="送大屏 | send to a screen", responses={200: {"model": Screen}, **PROBLEMS}
    )
    async def post_show(screen: Id, form: ShowIn, by: Present, key: IdempotencyKey = None) -> Response:
        """The screen follows within a second: it hears `boards.screen_shown.v1`."""
        wish = Show(request_id=request_id_of(by.person, key), by=by, screen=screen, **form.model_dump())
        return json_answer(await hanging.show(wish))
