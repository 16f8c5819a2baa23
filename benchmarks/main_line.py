# SPDX-License-Identifier: Apache-2.0
"""The main line of a case, from report to closing, walked by the staff of one street of the demo city."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import msgspec

from tongguan.city.grid.api import Grids
from tongguan.city.organisation.api import Organisation, Staff
from tongguan.city.taxonomy.api import Taxonomy
from tongguan.ground.kernel.city import City
from tongguan.ground.kernel.ids import CentreId, UnitId
from tongguan.ground.kernel.people import Actor, Role
from tongguan.matters.cases.api import RULES, Why
from tongguan.matters.cases.wishes import (
    Accept,
    CheckPass,
    Close,
    Dispatch,
    Exhibit,
    File,
    Finish,
    Report,
    SendCheck,
    Sign,
    UnitPass,
    Wish,
)

MONDAY = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
"""Monday 09:00 in Shanghai, for measurements in which time stands still."""
WORDS = "居民反映楼道口堆放杂物多日，影响通行，存在消防隐患，希望街道尽快派人清理并告知处理结果。"


@dataclass(frozen=True, kw_only=True)
class Step:
    """One move of the walk: by whom, and what is wished."""

    role: Role
    wish: Wish

    @property
    def move(self) -> str:
        """The move as its route is called."""
        return RULES[type(self.wish)].move

    @property
    def form(self) -> str:
        """The wish as the route takes it."""
        if isinstance(self.wish, Dispatch):
            return msgspec.json.encode({"lead": self.wish.lead, "override_reason": "实际在此单位"}).decode()
        return msgspec.json.encode(self.wish).decode()


@dataclass(frozen=True, kw_only=True)
class Street:
    """One street: its centre, a unit of its own, and one person for each role."""

    centre: CentreId
    unit: UnitId
    staff: Mapping[Role, Actor]
    report: Report
    steps: tuple[Step, ...]
    """What is done to a case that was reported, in order."""


def streets(city: City, *, photo: str) -> tuple[Street, ...]:
    """Every street of the city; `photo` is the SHA-256 of a picture that was uploaded before."""
    centres = city.part(Organisation).centres.values()
    return tuple(_street(city, one.id, photo) for one in centres if one.level == "street" and not one.external)


def _street(city: City, centre: CentreId, photo: str) -> Street:
    staff: dict[Role, Actor] = {}
    people = {person.id: person for person in city.part(Staff).people}
    posts = [one for one in city.part(Staff).appointments if one.post.organ.startswith(("U-", centre))]
    unit = next(
        UnitId(one.post.organ)
        for one in posts
        if one.post.role is Role.HANDLER and city.part(Organisation).units[UnitId(one.post.organ)].centre == centre
    )
    for one in posts:
        if one.post.organ in (centre, unit) and one.post.role not in staff:
            staff[one.post.role] = Actor(person=one.person, name=people[one.person].name, posts=(one.post,))
    cell = city.part(Grids).cells_in(staff[Role.COLLECTOR].posts[0].region)[0]
    inside = city.part(Grids).shape_of(cell).representative_point()
    sub = next(
        sub
        for sub in city.part(Taxonomy).sub_classes.values()
        if sub.grade == "minor" and not sub.flags and sub.conditions
    )
    collector = staff[Role.COLLECTOR].person

    def exhibits(kind: str) -> tuple[Exhibit, ...]:
        return (Exhibit(kind=kind, blob=photo, name=f"{kind}.png"),)

    why = Why(row="R-0001", edition=city.edition, proposed=unit)
    return Street(
        centre=centre,
        unit=unit,
        staff=staff,
        report=Report(
            source="patrol",
            mode="active",
            title=sub.name_zh,
            address="示范路12号",
            region=cell.code,
            lon=inside.x,
            lat=inside.y,
        ),
        steps=(
            Step(role=Role.ACCEPTOR, wish=Accept(class_code=sub.code, condition=sub.conditions[0].id)),
            Step(role=Role.SHIFT_LEADER, wish=File()),
            Step(role=Role.DISPATCHER, wish=Dispatch(lead=unit, why=why)),
            Step(role=Role.HANDLER, wish=Sign()),
            Step(role=Role.HANDLER, wish=Finish(result="solved", note="已清理完毕", evidence=exhibits("after"))),
            Step(role=Role.UNIT_DISPATCHER, wish=UnitPass()),
            Step(role=Role.ACCEPTOR, wish=SendCheck(assignee=collector)),
            Step(role=Role.COLLECTOR, wish=CheckPass(lon=inside.x, lat=inside.y, evidence=exhibits("check"))),
            Step(role=Role.SHIFT_LEADER, wish=Close(condition_met=True)),
        ),
    )
