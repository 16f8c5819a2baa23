# SPDX-License-Identifier: Apache-2.0
"""A whole year of the district: 120,345 cases through their full lives, in memory by the same rules, written in bulk.

The year is drawn (seeded) from the day's messages: hot matters are hot all year, side lines are rarer than on the
demo's day, working days are busier than weekends.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock_time
from random import Random

from tongguan.city.deadlines.api import Calendars
from tongguan.ground.kernel.city import City
from tongguan.ground.kernel.clock import SimulatedClock
from tongguan.ground.plumbing.database import Database
from tongguan.matters.cases.api import Case
from tongguan.rehearsal.day import matter_from
from tongguan.rehearsal.habits import HOURS
from tongguan.rehearsal.in_process import in_memory
from tongguan.rehearsal.matter import Groups, PlayedMatter
from tongguan.rehearsal.messages import Message
from tongguan.rehearsal.pictures import one_picture
from tongguan.rehearsal.play import Pace, Play
from tongguan.rehearsal.roster import Roster
from tongguan.rehearsal.totals import Totals

A_YEAR = 120_345
"""Cases of one year, as a district of this size counted them."""
SIDE_LINES = 0.12
"""How likely a side line is drawn, against one for a plain life."""
WEEKEND = 0.6
"""Messages of a day of the weekend, against one of a working day."""
DIES_OUT = timedelta(days=45)
"""How long after the last message lives may still run."""

Progress = Callable[[int, int], None]
"""Told after every step: cases so far, of how many."""


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


def year_pace(matter: PlayedMatter, case: Case) -> timedelta:
    """Mostly well within the limit; one in twenty-five is late."""
    del case
    limit, rng = matter.condition.limit, matter.rng
    share = rng.uniform(1.05, 1.5) if rng.random() < 0.04 else rng.uniform(0.15, 0.75)
    return timedelta(hours=limit.amount * HOURS[limit.unit] * share)


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
    on_progress: Progress = lambda done, whole: None,
) -> Totals:
    """Play a year from this day on into a database that holds none of it; raises StoryBroken."""
    zone = city.part(Calendars).time_zone
    midnight = datetime.combine(first, clock_time(), tzinfo=zone)
    clock = SimulatedClock((midnight - timedelta(hours=1)).astimezone(UTC))
    driver = await in_memory(database, city, clock)
    pace = Pace(
        until=midnight + timedelta(days=days) + DIES_OUT,
        ring_every=timedelta(minutes=30),
        write_every=flush_every,
        wary=False,
    )
    roster, groups = Roster(city), Groups()
    matters = (
        matter_from(
            message,
            midnight + timedelta(days=day, seconds=message.second),
            roster=roster,
            camera=one_picture,
            groups=groups,
            pace=year_pace,
        )
        for day, message in drawn(messages, cases=cases, days=days, seed=seed)
    )
    play = Play(driver, pace, zone=zone, set_clock=clock.set)
    return await play.play(matters, on_progress=lambda so_far: on_progress(so_far.cases, cases))
