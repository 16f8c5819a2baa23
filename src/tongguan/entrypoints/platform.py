# SPDX-License-Identifier: Apache-2.0
"""Puts the modules together: one process's view of the whole hub."""

from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass

from tongguan.cases import wiring as cases_wiring
from tongguan.cases.api import Cases
from tongguan.city_pack import wiring as city_pack_wiring
from tongguan.city_pack.api import CityPacks, Editions
from tongguan.kernel.clock import Clock
from tongguan.organisation import wiring as organisation_wiring
from tongguan.organisation.api import PeopleRegister
from tongguan.plumbing import migrations, postgres
from tongguan.plumbing.database import Database
from tongguan.plumbing.reactions import Reaction
from tongguan.plumbing.settings import Settings


@dataclass(frozen=True, kw_only=True)
class Platform:
    """The modules of one process, built and connected."""

    settings: Settings
    url: str
    clock: Clock
    database: Database
    people: PeopleRegister
    packs: CityPacks
    editions: Editions
    cases: Cases
    reactions: Sequence[Reaction]


@contextmanager
def database_server(settings: Settings) -> Iterator[str]:
    """The address of a migrated database: the given one, or the embedded one, stopped by its last user."""
    given = settings.database_url
    server = postgres.given(given.get_secret_value()) if given is not None else postgres.start(settings.data_dir)
    try:
        migrations.migrate(server.url)
        yield server.url
    finally:
        server.stop()


@asynccontextmanager
async def opened(url: str, settings: Settings, clock: Clock) -> AsyncIterator[Platform]:
    """The platform over this database, until the block is left."""
    database = Database(url, pool_size=settings.database_pool)
    await database.open()
    try:
        editions = city_pack_wiring.editions(url, clock=clock)
        await editions.refresh()
        cases = cases_wiring.build(database, cities=editions, clock=clock)
        yield Platform(
            settings=settings,
            url=url,
            clock=clock,
            database=database,
            people=organisation_wiring.people_register(database),
            packs=city_pack_wiring.city_packs(database, load_staff=organisation_wiring.load_staff, clock=clock),
            editions=editions,
            cases=cases,
            reactions=(),
        )
    finally:
        await database.close()
