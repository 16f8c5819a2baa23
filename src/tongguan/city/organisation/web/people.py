# SPDX-License-Identifier: Apache-2.0
"""The people who can be sent or assigned, by organ, role and ground."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Annotated

from fastapi import APIRouter, Query, Response

from tongguan.city.organisation.api import ForceQuery, Member, Organisation, PeopleRegister, organs_seen
from tongguan.ground.kernel.clock import Clock
from tongguan.ground.kernel.people import Role
from tongguan.ground.plumbing.answers import json_answer
from tongguan.ground.plumbing.copying import copied
from tongguan.ground.plumbing.responses import problems
from tongguan.ground.plumbing.routing import QuickRoute
from tongguan.ground.plumbing.sign_in_routes import Present

PROBLEMS = problems(401, 422)
Code = Annotated[str, Query(max_length=64, pattern=r"^[^\x00]*$")]


@dataclass(frozen=True, kw_only=True)
class HeldPostOut:
    """所任岗位 | a post somebody holds."""

    id: str
    role: str
    organ: str
    region: str
    on_duty: bool
    """按班表在岗；无班表视为在岗 | by the roster; where none is kept, everybody is."""


@dataclass(frozen=True, kw_only=True)
class CityPersonOut:
    """一个人及其岗位 | somebody with posts."""

    person: str
    name: str
    posts: tuple[HeldPostOut, ...]


@dataclass(frozen=True, kw_only=True)
class PeopleOut:
    """可指派的人 | people who can be sent or assigned."""

    items: tuple[CityPersonOut, ...]
    more: bool
    """未列全，请缩小范围 | not all; ask for less."""


def people_routes(people: PeopleRegister, organisation: Callable[[], Organisation], clock: Clock) -> APIRouter:
    """/people."""
    offered = APIRouter(prefix="/api/v1", tags=["city"], route_class=QuickRoute)

    @offered.get("/people", summary="可指派的人 | people", responses={200: {"model": PeopleOut}, **PROBLEMS})
    async def list_people(
        by: Present,
        organ: Annotated[Code | None, Query(description="中心或单位编号 | centre or unit")] = None,
        role: Annotated[tuple[Role, ...], Query(max_length=10, description="角色 | roles")] = (),
        region: Annotated[str, Query(pattern=r"^\d{0,15}$", description="岗位区域（前缀）| posts within")] = "",
        on_duty: Annotated[bool, Query(description="只要在岗的 | only those on duty")] = False,
        limit: Annotated[int, Query(ge=1, le=2000, description="最多岗位数 | at most so many posts")] = 200,
    ) -> Response:
        """People with posts in organs that I may look into, nearest to the ground first; without telephone numbers."""
        seen = organs_seen(by, organisation())
        organs = sorted(seen if organ is None else seen & {organ})
        members: list[Member] = []
        roles: Sequence[Role | None] = role or (None,)
        for one in roles:
            query = ForceQuery(role=one, region=region, on_duty_only=on_duty)
            members += await people.members(query, organs=organs, at=clock.now(), limit=limit + 1)
        return json_answer(PeopleOut(items=_people(members[:limit]), more=len(members) > limit))

    return offered


def _people(members: Sequence[Member]) -> tuple[CityPersonOut, ...]:
    """Everybody once with all posts found, in the order in which the posts came."""
    order = {member.person: number for number, member in reversed(list(enumerate(members)))}
    found = sorted(members, key=lambda member: order[member.person])
    return tuple(_person(list(posts)) for _, posts in groupby(found, key=lambda member: member.person))


def _person(posts: Sequence[Member]) -> CityPersonOut:
    return CityPersonOut(
        person=posts[0].person,
        name=posts[0].name,
        posts=tuple(copied(HeldPostOut, one.post, on_duty=one.on_duty) for one in posts),
    )
