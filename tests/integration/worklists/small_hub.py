# SPDX-License-Identifier: Apache-2.0
"""The small city with a few dozen cases at every step, and every door of cases and worklists before them."""

import random
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import httpx

from tests.factories import cases as made
from tests.factories.http_app import As, app_with, client_of
from tongguan.ground.kernel.clock import SimulatedClock
from tongguan.ground.kernel.ids import CentreId
from tongguan.ground.kernel.people import Role
from tongguan.ground.kernel.rows import Names, Presentation
from tongguan.ground.kernel.work import RequestId
from tongguan.ground.plumbing.blobs import open_blobs
from tongguan.ground.plumbing.database import Database
from tongguan.ground.plumbing.event_routes import event_routes
from tongguan.ground.plumbing.outbox import Relay
from tongguan.ground.plumbing.stream import Stream
from tongguan.ground.plumbing.upload_routes import upload_routes
from tongguan.ground.plumbing.uploads import Uploads
from tongguan.matters.cases import api, wishes
from tongguan.matters.cases.wiring import CaseServices, build, case_access
from tongguan.matters.cases.wiring import module as cases_module
from tongguan.matters.intake.api import masked_words
from tongguan.matters.worklists.wiring import module
from tongguan.steering.boards.store.duty import PostgresDutyFigures
from tongguan.steering.boards.web.duty import DutyServices, duty_routes
from tongguan.steering.boards.web.status_page import Visitor, Welcome, status_routes

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
            wishes.Report(title=title, **wish), centre=centre, by=by, request_id=RequestId.fresh(), words=words
        )

    async def go(self, case: api.Case, wish: wishes.Wish, role: Role, organ: str) -> api.Case:
        return await self.cases.move(case.id, wish, by=made.staff(role, organ), request_id=RequestId.fresh())

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
        dispatch = wishes.Dispatch(lead=squad, why=api.Why(row="R-1", edition=1, proposed=squad))
        finish = wishes.Finish(result="solved", note="已清运", evidence=(made.photo(),))
        return [
            lambda c: self.go(c, wishes.Accept(class_code=code, condition=f"{code}-1"), Role.ACCEPTOR, centre),
            lambda c: self.go(c, wishes.File(), Role.SHIFT_LEADER, centre),
            lambda c: self.go(c, dispatch, Role.DISPATCHER, centre),
            lambda c: self.go(c, wishes.Sign(), Role.HANDLER, squad),
            lambda c: self.go(c, finish, Role.HANDLER, squad),
            lambda c: self.go(c, wishes.UnitPass(), Role.UNIT_DISPATCHER, squad),
            lambda c: self.go(
                c, wishes.SendCheck(assignee=made.staff(Role.COLLECTOR, centre).person), Role.ACCEPTOR, centre
            ),
        ]


@asynccontextmanager
async def small_hub(database: Database, url: str, folder: Path) -> AsyncIterator[Hub]:
    """Every door, over this database; files go into the folder."""
    clock = SimulatedClock(made.MONDAY)
    cases = build(database, cities=made.small_city(), clock=clock)
    uploads = Uploads(database)
    services = CaseServices(cases, evidence_kept=uploads.kept)
    access = case_access(services, clock, masked=masked_words)
    stream = Stream(database, url)
    blobs = open_blobs(folder, None, most_megabytes=1, zone=lambda: ZoneInfo("Asia/Shanghai"))
    names = Names(organ=lambda organ: f"名{organ}", matter=lambda code: f"类{code}")
    case_itself = cases_module(
        services,
        access,
        presentation=lambda: Presentation(now=clock.now(), names=names, masked=masked_words),
        blobs=blobs,
        uploads=uploads,
        clock=clock,
    )
    pages = module(
        database,
        cases=cases,
        cities=cases.cities,  # type: ignore[arg-type]  # nobody asks this small city for its map
        access=access,
        names=names,
        masked=masked_words,
        clock=clock,
    )
    duty = DutyServices(
        figures=PostgresDutyFigures(database),
        names=names,
        zone=lambda: cases.cities.current().almanac.zone,
        clock=clock,
    )
    visitor = Visitor(account="street.a", about="受理员")
    others = (
        upload_routes(blobs, uploads, clock),
        event_routes(stream, lambda by: api.sight_of(by).hears),
        duty_routes(duty),
        status_routes(duty, lambda: Welcome(city="小城 <X>", password="tongguan", visitors=(visitor,))),
    )
    async with client_of(app_with(*pages.routers(), *case_itself.routers(), *others)) as client:
        yield Hub(
            client=client, cases=cases, clock=clock, relay=Relay(database, clock, {}), stream=stream, database=database
        )
