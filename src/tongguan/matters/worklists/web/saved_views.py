# SPDX-License-Identifier: Apache-2.0
"""Saved views: /api/v1/views."""

from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import Field, StringConstraints

from tongguan.ground.kernel.ids import new_id
from tongguan.ground.kernel.people import Actor
from tongguan.ground.kernel.rows import Names
from tongguan.ground.plumbing.answers import json_answer
from tongguan.ground.plumbing.copying import copied
from tongguan.ground.plumbing.forms import Incoming
from tongguan.ground.plumbing.responses import problems
from tongguan.ground.plumbing.routing import QuickRoute
from tongguan.ground.plumbing.sign_in_routes import Present
from tongguan.matters.worklists.api import SavedView, SavedViews, changeable, droppable, may_share, organs_of
from tongguan.matters.worklists.web.services import WorklistServices

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40, pattern=r"^[^\x00]*$")]
Address = Annotated[str, StringConstraints(max_length=2000, pattern=r"^/queue/[\w-]{1,40}(\?[^\x00#]*)?$")]
NOT_YOURS = {403: "不是您保存的，或不是您的机构 | not yours"}
NONE = {404: "没有，或未共享给您 | none, or not for you"}
TAKEN = {409: "同名，或已满 | name taken, or too many"}
PROBLEMS = problems(401, 422, said=NOT_YOURS | NONE | TAKEN)
ASKED = problems(401, 422, said=NOT_YOURS | TAKEN)


class SavedViewIn(Incoming):
    """要保存的视图 | a view to keep."""

    name: Name = Field(description="名称 | name")
    address: Address = Field(description="列表地址，含筛选条件与列 | address of the list with filters and columns")
    organ: Annotated[str, StringConstraints(min_length=1, max_length=64, pattern=r"^[^\x00]*$")] | None = Field(
        None, description="共享给本人任职的中心或单位；空为仅自己可见 | shared with this organ; none: mine alone"
    )


@dataclass(frozen=True, kw_only=True)
class SavedViewOut:
    """保存的视图 | a saved view."""

    id: UUID
    name: str
    address: str
    organ: str | None
    organ_name: str | None
    by: str
    by_name: str | None
    mine: bool
    """是我保存的，可改 | saved by me, mine to change."""


def saved_view_routes(services: WorklistServices, views: SavedViews) -> APIRouter:
    """/views."""
    offered = APIRouter(prefix="/api/v1", tags=["views"], route_class=QuickRoute)

    @offered.get(
        "/views",
        summary="保存的视图 | saved views",
        responses={200: {"model": list[SavedViewOut]}, **problems(401)},
    )
    async def list_views(by: Present) -> Response:
        """My own views, and those shared with my organs."""
        kept = await views.of(by.person, organs_of(by))
        return json_answer([_shown(view, by, services.names) for view in kept])

    @offered.post(
        "/views",
        status_code=201,
        summary="保存视图 | save a view",
        responses={201: {"model": SavedViewOut}, **ASKED},
    )
    async def save_view(wanted: SavedViewIn, by: Present) -> Response:
        """Keep a list with its filters and columns under a name."""
        may_share(by, wanted.organ)
        view = SavedView(id=new_id(), person=by.person, saved_at=services.clock.now(), **dict(wanted))
        await views.add(view)
        return json_answer(_shown(view, by, services.names), status=201)

    @offered.put(
        "/views/{view_id}", summary="修改视图 | change a view", responses={200: {"model": SavedViewOut}, **PROBLEMS}
    )
    async def change_view(view_id: UUID, wanted: SavedViewIn, by: Present) -> Response:
        """Give my view another name, other filters, or another circle."""
        before = changeable(await views.find(view_id), by)
        may_share(by, wanted.organ)
        view = SavedView(id=before.id, person=before.person, saved_at=services.clock.now(), **dict(wanted))
        await views.change(view)
        return json_answer(_shown(view, by, services.names))

    @offered.delete(
        "/views/{view_id}",
        status_code=204,
        summary="删除视图 | delete a view",
        responses=problems(401, 422, said=NOT_YOURS | NONE),
    )
    async def drop_view(view_id: UUID, by: Present) -> Response:
        """Forget a view of mine, or one shared with the organ I lead the shift of."""
        await views.drop(droppable(await views.find(view_id), by).id)
        return Response(status_code=204)

    return offered


def _shown(view: SavedView, by: Actor, names: Names) -> SavedViewOut:
    return copied(
        SavedViewOut,
        view,
        organ_name=names.maybe(names.organ, view.organ),
        by=view.person,
        by_name=names.person(view.person),
        mine=view.person == by.person,
    )
