# SPDX-License-Identifier: Apache-2.0
"""An invented register, to show what one costs: umbrellas that a service window lends."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Path
from pydantic import BaseModel, ConfigDict, StringConstraints

from tongguan.ground.kernel.clock import Clock
from tongguan.ground.kernel.people import Actor, Role
from tongguan.ground.kernel.refusal import Changed, Conflict, NotAllowed, NotFound
from tongguan.ground.kernel.registers import RegisterStore, kept
from tongguan.ground.kernel.rows import FREE_WORDS, Heading, person_in
from tongguan.ground.kernel.work import Command, Footprint
from tongguan.ground.plumbing.change_requests import ChangeRequest
from tongguan.ground.plumbing.conditions import SqlCondition, all_of
from tongguan.ground.plumbing.database import Database
from tongguan.ground.plumbing.listing import Listing, first_lines, lines_of
from tongguan.ground.plumbing.register_lists import ListQuery, RegisterList, offer_page, offer_sheet
from tongguan.ground.plumbing.register_routes import (
    RegisterRoutes,
    RegisterServices,
    offer_add,
    offer_change,
    offer_end,
    offer_history,
    offer_one,
)
from tongguan.ground.plumbing.registers import PostgresRegister, Register
from tongguan.ground.plumbing.responses import problems
from tongguan.ground.plumbing.routing import QuickRoute
from tongguan.ground.plumbing.trail import TrailQuery

# ---------------------------------------------------------------- what it is


@dataclass(frozen=True, kw_only=True)
class Umbrella:
    """An umbrella of a window."""

    id: str
    place: str
    lent_to: str | None = None
    ended_at: datetime | None = None
    version: int = 1
    by: str
    at: datetime


class NoUmbrella(NotFound):
    """There is none of this number."""

    code, title, title_en = "umbrellas.none", "没有这把伞", "No such umbrella"


class UmbrellaChanged(Changed):
    """Somebody wrote something else of it meanwhile."""

    code, title, title_en = "umbrellas.changed", "已被他人更改", "Changed meanwhile"


class UmbrellaEnded(Conflict):
    """It is lost or worn out."""

    code, title, title_en = "umbrellas.ended", "这把伞已注销", "This umbrella has ended"


class NotYourWindow(NotAllowed):
    """Windows lend them, nobody else."""

    code, title, title_en = "umbrellas.not_your_window", "只有窗口人员可以办理", "For windows only"


# ---------------------------------------------------------------- what is done with it


@dataclass(frozen=True, kw_only=True)
class Lending:
    """The verbs."""

    umbrellas: RegisterStore[Umbrella]
    clock: Clock

    async def umbrella(self, key: str, by: Actor) -> Umbrella:
        """One of them, for windows and their auditors."""
        if not by.posts_as(Role.AGENT, Role.AUDITOR):
            raise NotYourWindow
        found = await self.umbrellas.entry(key)
        if found is None:
            raise NoUmbrella
        return found

    async def keep(
        self, key: str, asked: ChangeRequest, move: str, *, reason: str | None = None, fresh: bool = False, **to: object
    ) -> Umbrella:
        """An umbrella as it is from now on."""
        if not asked.by.posts_as(Role.AGENT):
            raise NotYourWindow
        now = self.clock.now()

        def decide(before: Umbrella | None) -> tuple[Umbrella, Footprint]:
            if fresh != (before is None):
                raise UmbrellaChanged if fresh else NoUmbrella
            stands = before or Umbrella(id=key, place="", version=0, by=asked.by.person, at=now)
            if stands.ended_at is not None:
                raise UmbrellaEnded
            if asked.seen is not None and asked.seen != stands.version:
                raise UmbrellaChanged(version=stands.version)
            after = replace(stands, version=stands.version + 1, by=asked.by.person, at=now, **to)  # type: ignore[arg-type]
            facts = {"place": after.place, "lent_to": after.lent_to}
            by, subject = asked.by.person, f"umbrella/{key}"
            return after, Footprint(subject=subject, move=move, at=now, person=by, reason=reason, facts=facts)

        return await kept(self.umbrellas, Command(request_id=asked.request_id, by=asked.by), key, decide)


# ---------------------------------------------------------------- where it is kept

UMBRELLAS = Register(entry=Umbrella, table="rain.umbrella")
TABLE = """
    CREATE SCHEMA rain;
    CREATE TABLE rain.umbrella (
        id text COLLATE "C" PRIMARY KEY, place text NOT NULL, lent_to text, ended_at timestamptz,
        version integer NOT NULL, by text NOT NULL, at timestamptz NOT NULL
    );
    GRANT USAGE ON SCHEMA rain TO tongguan_app;
    GRANT SELECT, INSERT, UPDATE, DELETE ON rain.umbrella TO tongguan_app;
"""


@dataclass(frozen=True, kw_only=True)
class UmbrellaLine:
    """A line of the list and of the sheet."""

    id: Annotated[str, Heading("编号", 10)]
    place: Annotated[str, FREE_WORDS, Heading("窗口", 24)]
    lent_to: Annotated[str | None, FREE_WORDS, Heading("借给", 24)]
    ended_at: Annotated[datetime | None, Heading("注销", 18)]
    by_name: Annotated[str, person_in("u.by"), Heading("经办人", 12)]


LINES = Listing(row=UmbrellaLine, table="u", source="rain.umbrella AS u")


# ---------------------------------------------------------------- its doors

Id = Annotated[str, StringConstraints(pattern=r"^U-\d{1,6}$")]
Words = Annotated[str, StringConstraints(min_length=1, max_length=100, pattern=r"^[^\x00]*$")]


class UmbrellaIn(BaseModel):
    """An umbrella as it is written down."""

    model_config = ConfigDict(extra="forbid")
    place: Words
    lent_to: Words | None = None


class NewUmbrellaIn(UmbrellaIn):
    """A new one, with its number."""

    id: Id


@dataclass(frozen=True)
class Place:
    """Which window's."""

    place: Annotated[str, StringConstraints(max_length=100)] = ""


def umbrella_routes(database: Database, registers: RegisterServices) -> APIRouter:
    """/umbrellas."""
    lending = Lending(umbrellas=PostgresRegister(UMBRELLAS, database), clock=registers.clock)
    offered = APIRouter(prefix="/api/v1", tags=["umbrellas"], route_class=QuickRoute)
    register = RegisterRoutes(
        offered=offered,
        registers=registers,
        name="umbrella",
        at="/umbrellas/{umbrella}",
        key=Path(alias="umbrella", pattern=r"^U-\d{1,6}$", description="编号 | number"),
        one=lending.umbrella,
        out=Umbrella,
        given=Umbrella,
        version=lambda one: one.version,
        looks=problems(401, 403, 404, 422),
        changes=problems(401, 403, 404, 409, 422),
    )

    async def read(wanted: ListQuery[Place, str]) -> Sequence[UmbrellaLine]:
        if not wanted.by.posts_as(Role.AGENT, Role.AUDITOR):
            raise NotYourWindow
        asked = [SqlCondition("u.place = %s", wanted.filter.place)] if wanted.filter.place else []
        asked += [SqlCondition("u.id > %s", wanted.after)] if wanted.after else []
        statement = first_lines(LINES, all_of(asked), "u.id", wanted.limit, wanted.presentation)
        async with database.reading() as look:
            return await lines_of(look, LINES, statement, wanted.presentation)

    async def add(form: NewUmbrellaIn, asked: ChangeRequest) -> Umbrella:
        return await lending.keep(form.id, asked, "add", fresh=True, place=form.place, lent_to=form.lent_to)

    async def change(key: str, form: UmbrellaIn, asked: ChangeRequest) -> Umbrella:
        return await lending.keep(key, asked, "change", **form.model_dump())

    async def end(key: str, reason: str, asked: ChangeRequest) -> Umbrella:
        return await lending.keep(key, asked, "end", reason=reason, lent_to=None, ended_at=registers.clock.now())

    lines = RegisterList(row=UmbrellaLine, read=read, filter=Place)
    offer_page(register, lines, lambda line: line.id, str, says=("雨伞 | umbrellas", "By number."))
    offer_sheet(register, lines, at="/umbrellas.xlsx", title="雨伞", says=("导出雨伞 | as a sheet", "The same lines."))
    offer_one(register, says=("一把雨伞 | one umbrella", "As it stands."))
    offer_add(
        register, NewUmbrellaIn, add, key=lambda form: form.id, says=("登记雨伞 | a new one", "Under its number.")
    )
    offer_change(register, UmbrellaIn, change, says=("借还雨伞 | lend or take back", "Who has it now."))
    offer_end(register, end, says=("注销雨伞 | end", "Lost or worn out."))
    offer_history(register, lambda key: TrailQuery(subject=f"umbrella/{key}"))
    return offered
