# SPDX-License-Identifier: Apache-2.0
"""The city in force for pages: its organs, classes and layers, and the people who can be sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from tongguan.kernel.clock import Clock
from tongguan.kernel.people import Role
from tongguan.organisation.api import ForceQuery, Member, PeopleRegister
from tongguan.plumbing.answers import json_answer
from tongguan.plumbing.responses import problems
from tongguan.plumbing.routing import QuickRoute
from tongguan.plumbing.sign_in_routes import Present
from tongguan.portals.api import Cities, Tiles, organs_seen
from tongguan.portals.web import city_schemas as out
from tongguan.portals.web.city_told import told_city, told_classes
from tongguan.portals.web.documents import Documents

PROBLEMS = problems(401, 422)
ASK_AGAIN = "private, no-cache"
"""Kept by the browser, but asked about each time: a new edition shows at once."""
Code = Annotated[str, Query(max_length=64, pattern=r"^[^\x00]*$")]


@dataclass(frozen=True, kw_only=True)
class CityDesk:
    """What the routes about the city are given."""

    cities: Cities
    people: PeopleRegister
    tiles: Tiles | None
    documents: Documents
    clock: Clock


def reference_routes(desk: CityDesk) -> APIRouter:
    """/city, /classes, /people."""
    offered = APIRouter(prefix="/api/v1", tags=["city"], route_class=QuickRoute)

    @offered.get("/city", summary="城市 | the city", responses={200: {"model": out.CityOut}, **problems(401)})
    async def get_city(request: Request, by: Present) -> Response:
        """Regions, centres, units, sources, states, moves and map layers of the edition in force; ETag by content."""
        del by
        city = desk.cities.current()
        document = await desk.documents.of(city.edition, "city", lambda: told_city(city, desk.tiles))
        return document.answer(request, cache=ASK_AGAIN)

    @offered.get("/classes", summary="事项类别 | classes", responses={200: {"model": out.ClassesOut}, **problems(401)})
    async def list_classes(request: Request, by: Present) -> Response:
        """大类, 小类 and 子类 of the edition in force with filing conditions and limits; ETag by content."""
        del by
        city = desk.cities.current()
        document = await desk.documents.of(city.edition, "classes", lambda: told_classes(city))
        return document.answer(request, cache=ASK_AGAIN)

    @offered.get("/people", summary="可指派的人 | people", responses={200: {"model": out.PeopleOut}, **PROBLEMS})
    async def list_people(
        by: Present,
        organ: Annotated[Code | None, Query(description="中心或单位编号 | centre or unit")] = None,
        role: Annotated[tuple[Role, ...], Query(max_length=10, description="角色 | roles")] = (),
        region: Annotated[str, Query(pattern=r"^\d{0,15}$", description="岗位区域（前缀）| posts within")] = "",
        on_duty: Annotated[bool, Query(description="只要在岗的 | only those on duty")] = False,
        limit: Annotated[int, Query(ge=1, le=2000, description="最多岗位数 | at most so many posts")] = 200,
    ) -> Response:
        """People with posts in organs that I may look into, nearest to the ground first; without telephone numbers."""
        seen = organs_seen(by, desk.cities.current().organisation)
        organs = sorted(seen if organ is None else seen & {organ})
        members: list[Member] = []
        roles: Sequence[Role | None] = role or (None,)
        for one in roles:
            query = ForceQuery(role=one, region=region, on_duty_only=on_duty)
            members += await desk.people.members(query, organs=organs, at=desk.clock.now(), limit=limit + 1)
        return json_answer(out.PeopleOut(items=_people(members[:limit]), more=len(members) > limit))

    return offered


def _people(members: Sequence[Member]) -> tuple[out.CityPersonOut, ...]:
    """Everybody once with all posts found, in the order in which the posts came."""
    order = {member.person: number for number, member in reversed(list(enumerate(members)))}
    found = sorted(members, key=lambda member: order[member.person])
    return tuple(_person(list(posts)) for _, posts in groupby(found, key=lambda member: member.person))


def _person(posts: Sequence[Member]) -> out.CityPersonOut:
    return out.CityPersonOut(
        person=posts[0].person,
        name=posts[0].name,
        posts=tuple(
            out.HeldPostOut(
                id=one.post.id,
                role=one.post.role,
                organ=one.post.organ,
                region=one.post.region,
                on_duty=one.on_duty,
            )
            for one in posts
        ),
    )
