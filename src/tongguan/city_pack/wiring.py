# SPDX-License-Identifier: Apache-2.0
"""Builds the module; called by entrypoints only."""

from collections.abc import Mapping

from fastapi import APIRouter

from tongguan.city_pack.api import City, CityPacks, Drafts, Editions, PastRecord
from tongguan.city_pack.store.drafts import PostgresDraftShelf, PostgresDraftWork
from tongguan.city_pack.store.editions import LoadStaff, PostgresEditionShelf, PostgresEditionWork
from tongguan.city_pack.web.door import CityOffice
from tongguan.city_pack.web.drafts import draft_routes
from tongguan.city_pack.web.editions import edition_routes
from tongguan.city_pack.web.showing import Name
from tongguan.dispatch.api import DispatchRecord
from tongguan.kernel.clock import Clock
from tongguan.kernel.ids import EditionNo
from tongguan.plumbing.database import Database
from tongguan.plumbing.unit_of_work import Work


def city_packs(database: Database, *, load_staff: LoadStaff, clock: Clock) -> CityPacks:
    """The verbs that change editions; `load_staff` is `organisation.wiring.load_staff`."""
    return CityPacks(PostgresEditionWork(Work(database), load_staff), clock)


def drafts(database: Database, *, load_staff: LoadStaff, editions: Editions, past: PastRecord, clock: Clock) -> Drafts:
    """The verbs of drafts; `past` is `dispatch.wiring.dispatch_record`."""
    work = Work(database)
    return Drafts(
        PostgresDraftWork(work),
        PostgresDraftShelf(database),
        PostgresEditionWork(work, load_staff),
        editions,
        past,
        clock,
    )


def routers(
    packs: CityPacks, drafts: Drafts, record: DispatchRecord, *, person: Name, clock: Clock
) -> tuple[APIRouter, ...]:
    """The doors of editions and drafts."""
    office = CityOffice(packs=packs, editions=drafts.editions, drafts=drafts, record=record, person=person, clock=clock)
    return edition_routes(office), draft_routes(office)


def editions(url: str, *, clock: Clock, read: Mapping[EditionNo, City] | None = None) -> Editions:
    """The editions in this database; await `refresh()` once before use, and keep `follow()` running."""
    return Editions(PostgresEditionShelf(url), clock, read)
