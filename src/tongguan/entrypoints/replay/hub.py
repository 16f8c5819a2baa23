# SPDX-License-Identifier: Apache-2.0
"""The hub a replay runs on: the same verbs over PostgreSQL, or over memory that is written in bulk."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from tongguan.cases import wiring as cases_wiring
from tongguan.cases.api import Cases
from tongguan.city_pack.api import City
from tongguan.intake import wiring as intake_wiring
from tongguan.intake.api import Cities, PetitionWork
from tongguan.kernel.clock import SimulatedClock
from tongguan.kernel.ids import EditionNo
from tongguan.plumbing.database import Database

BEFORE_ALL = datetime(2010, 1, 1, tzinfo=UTC)
"""Where the simulated clock stands before the first row: the calendar of the demo city reaches back to 2009."""


@dataclass(frozen=True)
class OneCity:
    """Implements Cities with one edition alone."""

    city: City

    def current(self) -> City:
        """The city."""
        return self.city

    def of(self, edition: EditionNo) -> City:
        """The city, whatever the number."""
        del edition
        return self.city


@dataclass(frozen=True, kw_only=True)
class Hub:
    """The verbs a replay needs."""

    cases: Cases
    petitions: PetitionWork
    cities: Cities
    clock: SimulatedClock
    flush: Callable[[], Awaitable[None]]
    """Write what is still in memory."""


def hub_over_database(database: Database, city: City, clock: SimulatedClock) -> Hub:
    """Every move in a transaction of its own, as the API makes it."""
    cities = OneCity(city)

    async def flush() -> None:
        return None

    return Hub(
        cases=cases_wiring.build(database, cities=cities, clock=clock),
        petitions=intake_wiring.petition_work(database, cases_wiring.book_of),
        cities=cities,
        clock=clock,
        flush=flush,
    )


async def hub_in_memory(database: Database, city: City, clock: SimulatedClock) -> Hub:
    """The same rules over memory; `flush` writes to a database into which nobody else reports meanwhile."""
    cities = OneCity(city)
    async with database.reading() as session:
        last = await session.value(
            int, "SELECT (CASE WHEN is_called THEN last_value ELSE 0 END)::int FROM cases.task_no"
        )
    store = cases_wiring.MemoryStore(last_number=last or 0)
    petitions = intake_wiring.in_memory(store.begin)
    await petitions.recall(database)

    async def flush() -> None:
        async with database.load() as load:
            await store.flush(load)
            await petitions.flush(load)

    return Hub(
        cases=cases_wiring.in_memory(store, cities=cities, clock=clock),
        petitions=petitions,
        cities=cities,
        clock=clock,
        flush=flush,
    )
