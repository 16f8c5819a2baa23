# SPDX-License-Identifier: Apache-2.0
"""A whole year of the district: 120,345 cases through their full lives, in memory by the same rules, written in bulk.

The year is drawn (seeded) from the day's messages: hot matters are hot all year, side lines are rarer than on the
demo's day, working days are busier than weekends.
"""

import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock_time
from random import Random
from zoneinfo import ZoneInfo

from tongguan.cases.api import ConditionRules
from tongguan.city_pack.api import City
from tongguan.entrypoints.demo.day import HOURS
from tongguan.entrypoints.demo.in_process import InProcess
from tongguan.entrypoints.demo.messages import Message
from tongguan.entrypoints.demo.pictures import same_photo
from tongguan.entrypoints.demo.play import Play, Totals
from tongguan.entrypoints.demo.roster import Roster
from tongguan.entrypoints.demo.tale import Groups, Tale
from tongguan.entrypoints.replay.hub import hub_in_memory
from tongguan.kernel.clock import SimulatedClock
from tongguan.plumbing.database import Database

A_YEAR = 120_345
"""Cases of one year, as a district of this size counted them."""
SIDE_LINES = 0.12
"""How likely a side line is drawn, against one for a plain life."""
WEEKEND = 0.6
"""Messages of a day of the weekend, against one of a working day."""
DIES_OUT = timedelta(days=45)
"""How long after the last message lives may still run."""

Told = Callable[[int, int], None]
"""Told after every flush: cases so far, of how many."""


@dataclass(frozen=True, kw_only=True)
class Figures:
    """What a played year cost."""

    cases: int
    steps: int
    seconds: float
    peak_megabytes: float
    """Most memory this process has held."""
    database_megabytes: float
    """Growth of the database, indexes included."""
    totals: Totals

    @property
    def minutes(self) -> float:
        """How long it took."""
        return self.seconds / 60


def drawn(messages: Sequence[Message], *, cases: int, days: int, seed: int = 1) -> Iterator[tuple[int, Message]]:
    """Day of the year and message, in the order of time; the same seed draws the same year."""
    rng = Random(seed)
    weights = [1.0 if message.line == "main" else SIDE_LINES for message in messages]
    shares = [WEEKEND if day % 7 in (5, 6) else 1.0 for day in range(days)]
    chosen = rng.choices(messages, weights, k=cases)
    when = rng.choices(range(days), shares, k=cases)
    seconds = [min(86_399, max(0, message.second + rng.randint(-1800, 1800))) for message in chosen]
    order = sorted(range(cases), key=lambda i: (when[i], seconds[i]))
    for no, i in enumerate(order, start=1):
        message, day = chosen[i], when[i]
        notes = dict(message.notes)
        if message.group:
            notes["group"] = f"{message.group}/{day}"
        number = f"{message.upstream_no[:2]}{no:08d}" if message.upstream_no else ""
        yield day, replace(message, no=no, second=seconds[i], upstream_no=number, until=None, notes=notes)


def year_pace(condition: ConditionRules, rng: Random) -> timedelta:
    """Mostly well within the limit; one in twenty-five is late."""
    share = rng.uniform(1.05, 1.5) if rng.random() < 0.04 else rng.uniform(0.15, 0.75)
    return timedelta(hours=condition.limit.amount * HOURS[condition.limit.unit] * share)


async def play_year(
    database: Database,
    messages: Sequence[Message],
    *,
    city: City,
    first: date,
    cases: int = A_YEAR,
    days: int = 365,
    seed: int = 1,
    flush_every: int = 30_000,
    told: Told = lambda done, whole: None,
) -> Figures:
    """Play a year from this day on into a database that holds none of it; raises StoryBroken."""
    began, before = time.perf_counter(), await _size(database)
    zone = ZoneInfo(city.calendars.zone)
    midnight = datetime.combine(first, clock_time(), tzinfo=zone)
    clock = SimulatedClock((midnight - timedelta(hours=1)).astimezone(UTC))
    hub = await hub_in_memory(database, city, clock)
    flushed = 0

    async def ring() -> None:
        nonlocal flushed
        while await hub.cases.ring_due(most=1000) == 1000:
            pass
        if play.totals.steps - flushed >= flush_every and not play.goes_on_after_the_end:
            flushed = play.totals.steps
            await hub.cases.answer_children()
            await hub.flush()
            told(play.totals.cases, cases)

    play = Play(
        InProcess(hub=hub, city=city),
        zone=zone,
        set_clock=clock.set,
        ring=ring,
        until=midnight + timedelta(days=days) + DIES_OUT,
        every=timedelta(minutes=30),
        wary=False,
    )
    roster, groups = Roster(city), Groups()
    tales = _tales(drawn(messages, cases=cases, days=days, seed=seed), midnight, city, roster, groups)
    totals = await play.play(tales)
    await hub.cases.answer_children()
    await hub.flush()
    told(cases, cases)
    return Figures(
        cases=totals.cases,
        steps=totals.steps,
        seconds=time.perf_counter() - began,
        peak_megabytes=_peak_megabytes(),
        database_megabytes=(await _size(database) - before) / 1e6,
        totals=totals,
    )


def _tales(
    drawn_messages: Iterator[tuple[int, Message]], midnight: datetime, city: City, roster: Roster, groups: Groups
) -> Iterator[tuple[datetime, Tale]]:
    for day, message in drawn_messages:
        yield (
            midnight + timedelta(days=day, seconds=message.second),
            Tale(
                message=message,
                city=city,
                roster=roster,
                camera=same_photo,
                pace=year_pace,
                groups=groups,
                rng=Random(message.no),
            ),
        )


async def _size(database: Database) -> int:
    async with database.reading() as session:
        return await session.value(int, "SELECT pg_database_size(current_database())") or 0


def _peak_megabytes() -> float:
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6
