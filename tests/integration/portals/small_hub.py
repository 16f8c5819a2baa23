# SPDX-License-Identifier: Apache-2.0
"""The small city with a few dozen cases at every step, and every door of cases and portals before them."""

import random
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx

from tests.factories import cases as made
from tests.factories.doors import As, app_with, client_of
from tongguan.cases import api
from tongguan.cases.wiring import CaseDesk, build, door_of
from tongguan.cases.wiring import routes as case_routes
from tongguan.intake.api import masked_words
from tongguan.kernel.clock import SimulatedClock
from tongguan.kernel.ids import CentreId, new_id
from tongguan.kernel.people import Role
from tongguan.plumbing.blobs import open_blobs
from tongguan.plumbing.database import Database
from tongguan.plumbing.outbox import Relay
from tongguan.plumbing.stream import Stream
from tongguan.portals.api import Names
from tongguan.portals.web.reading_room import LOCAL
from tongguan.portals.wiring import Visitor, Welcome, routers, uploads

PLACES = ((made.STREET, "310112001001"), (made.STREET, "310112001002"), (made.OTHER_STREET, "310112002001"))
TITLES = ("道路积水，行人难走", "暴露垃圾没有清运", "路灯不亮", "群租扰民，请联系13800001234", "水管爆裂 积水很深")
SOURCES = ("hotline_12345", "patrol", "snap")


@dataclass(frozen=True, kw_only=True)
class Hub:
    client: httpx.AsyncClient
    cases: api.Cases
    clock: SimulatedClock
    relay: Relay
    stream: Stream
    database: Database

    def by(self, who: str) -> As:
        return As(self.client, who)

    async def report(self, title: str, *, centre: CentreId = made.STREET, **more: Any) -> api.Case:
        wish = {"source": "patrol", "mode": "active", "address": "北街12号", "region": "310112001001", **more}
        by = made.staff(Role.COLLECTOR, centre)
        words = str(wish.pop("words", title))
        return await self.cases.report(
            api.Report(title=title, **wish), centre=centre, by=by, request_id=new_id(), words=words
        )

    async def go(self, case: api.Case, wish: api.Wish, role: Role, organ: str) -> api.Case:
        return await self.cases.move(case.id, wish, by=made.staff(role, organ), request_id=new_id())

    async def populate(self, many: int = 40) -> list[api.Case]:
        """Cases of several hours, at random steps, in three communities of two streets."""
        dice = random.Random(20261122)
        grown = []
        for n in range(many):
            centre, region = dice.choice(PLACES)
            case = await self.report(
                TITLES[n % len(TITLES)],
                centre=centre,
                region=region,
                source=dice.choice(SOURCES),
                urgency=dice.choice(("normal", "normal", "urgent")),
                upstream_no=f"SH-{n:05}",
            )
            for step in self._life(centre)[: dice.randrange(8)]:
                self.clock.advance(timedelta(minutes=dice.randrange(1, 9)))
                case = await step(case)
            grown.append(case)
        return grown

    def _life(self, centre: CentreId) -> list[Callable[[api.Case], Any]]:
        squad = made.SQUAD if centre == made.STREET else made.OTHER_SQUAD
        code = made.RUBBISH
        dispatch = api.Dispatch(lead=squad, why=api.Why(row="R-1", edition=1, proposed=squad))
        finish = api.Finish(result="solved", note="已清运", evidence=(made.photo(),))
        return [
            lambda c: self.go(c, api.Accept(class_code=code, condition=f"{code}-1"), Role.ACCEPTOR, centre),
            lambda c: self.go(c, api.File(), Role.SHIFT_LEADER, centre),
            lambda c: self.go(c, dispatch, Role.DISPATCHER, centre),
            lambda c: self.go(c, api.Sign(), Role.HANDLER, squad),
            lambda c: self.go(c, finish, Role.HANDLER, squad),
            lambda c: self.go(c, api.UnitPass(), Role.UNIT_DISPATCHER, squad),
            lambda c: self.go(
                c, api.SendCheck(assignee=made.staff(Role.COLLECTOR, centre).person), Role.ACCEPTOR, centre
            ),
        ]


@asynccontextmanager
async def small_hub(database: Database, url: str, folder: Path) -> AsyncIterator[Hub]:
    """Every door, over this database; files go into the folder."""
    clock = SimulatedClock(made.MONDAY)
    cases = build(database, cities=made.small_city(), clock=clock)
    desk = CaseDesk(cases, evidence_kept=uploads(database).kept)
    door = door_of(desk, clock, masked=masked_words)
    stream = Stream(database, url)
    app = app_with(
        *routers(
            database,
            cases=cases,
            door=door,
            blobs=open_blobs(folder, None, most_megabytes=1, zone=LOCAL),
            stream=stream,
            names=Names(organ=lambda organ: f"名{organ}", matter=lambda code: f"类{code}"),
            masked=masked_words,
            welcome=lambda: Welcome(
                city="小城 <X>", password="tongguan", visitors=(Visitor(account="street.a", about="受理员"),)
            ),
            clock=clock,
        ),
        case_routes(desk, door, clock),
    )
    async with client_of(app) as client:
        yield Hub(
            client=client, cases=cases, clock=clock, relay=Relay(database, clock, {}), stream=stream, database=database
        )
