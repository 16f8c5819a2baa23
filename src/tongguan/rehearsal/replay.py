# SPDX-License-Identifier: Apache-2.0
"""Real messages of another city live through the hub in simulated time, from files to totals."""

import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from math import exp
from pathlib import Path
from random import Random

from tongguan.city.deadlines.api import Calendars
from tongguan.city.taxonomy.api import Taxonomy
from tongguan.matters.cases.api import Case, ClockKind
from tongguan.rehearsal.deeds import Script
from tongguan.rehearsal.duplicates import OpenDuplicates
from tongguan.rehearsal.foreign import read_incidents
from tongguan.rehearsal.habits import CONSULTATION, DISTRICT, PARTS_OF_WORK
from tongguan.rehearsal.in_process import InProcess
from tongguan.rehearsal.incidents import Incident
from tongguan.rehearsal.matter import PlayedMatter
from tongguan.rehearsal.phases import onward
from tongguan.rehearsal.pictures import one_picture
from tongguan.rehearsal.play import Pace, Play
from tongguan.rehearsal.roster import Roster
from tongguan.rehearsal.totals import FileTotals

BEFORE_ALL = datetime(2010, 1, 1, tzinfo=UTC)
"""Where the simulated clock stands before the first row: the calendar of the demo city reaches back to 2009."""
WRITE_EVERY = 20_000
"""Steps after which a driver in memory writes."""
MEDIAN_SHARE, SPREAD = 0.5, 0.55
"""Of the official limit, that handling takes in the middle case, and of its logarithm: one in ten is late."""
AGAIN = 0.3
"""Of that, when the work is done a second time."""
WITH_A_CONTACT = PARTS_OF_WORK["record_contact"] + PARTS_OF_WORK["finish"]
"""The parts of the work that most matters go through."""

Progress = Callable[[int, int], None]
"""Told how many reports have come to their end, of how many."""


async def replay(
    files: Sequence[Path],
    driver: InProcess,
    *,
    seed: int = 1,
    most: int | None = None,
    on_progress: Progress = lambda ended, all_: None,
) -> FileTotals:
    """Take in every row of the files and live each matter to its end; raises UnreadableFile.

    `most` rows at most come in, the earliest first. The doors say where the cases go: over a database every move has
    its own transaction, in memory it is written in bulk. Their clock must stand before the first row.
    """
    began, city = time.perf_counter(), driver.city
    read = read_incidents(files, city, seed=seed, most=most)
    pace = Pace(ring_every=timedelta(0), write_every=WRITE_EVERY, wary=False)
    play = Play(driver, pace, zone=city.part(Calendars).time_zone, set_clock=driver.clock.set)
    roster, duplicates, whole = Roster(city), OpenDuplicates(), len(read.incidents)
    matters = (_matter(one, roster=roster, duplicates=duplicates, seed=seed) for one in read.incidents)
    lived = await play.play(matters, on_progress=lambda totals: on_progress(totals.ended, whole))
    seconds = time.perf_counter() - began
    return FileTotals(read=whole + len(read.bad), bad_rows=read.bad, lived=lived, seconds=seconds)


def _matter(incident: Incident, *, roster: Roster, duplicates: OpenDuplicates, seed: int) -> PlayedMatter:
    consultation = roster.city.part(Taxonomy).sub_class(incident.class_code).nature == "consultation"

    def tell(matter: PlayedMatter, case: Case) -> Script:
        """As it comes: joined to the open matter that it repeats, or handled, and repeated by others meanwhile."""
        matter.repeats = duplicates.of(incident)
        if matter.repeats is None:
            duplicates.add(incident, case.id)
        case = yield from onward(matter, case)
        duplicates.forget(incident, case.id)
        return case

    return PlayedMatter(
        incident=incident,
        tell=tell,
        city=roster.city,
        roster=roster,
        camera=one_picture,
        pace=_pace,
        chances=CONSULTATION if consultation else DISTRICT,
        rng=Random(f"{seed}/{incident.name}"),
    )


def _pace(matter: PlayedMatter, case: Case) -> timedelta:
    """A share of the official limit by the city's calendar, counted from filing; less when it is done again."""
    clock = next((c for c in reversed(case.clocks) if c.kind is ClockKind.OVERALL), None)
    if clock is None or clock.limit_seconds is None:
        return timedelta(days=1)
    share, again = MEDIAN_SHARE * exp(matter.rng.gauss(0, SPREAD)), case.handled_at is not None
    seconds = max(600, int(clock.limit_seconds * min(6.0, share) * (AGAIN if again else 1.0)))
    begun = matter.now if again or case.filed_at is None else case.filed_at
    left = matter.city.part(Calendars).after(begun, seconds, clock.unit) - matter.now
    return max(left, timedelta(minutes=30)) / WITH_A_CONTACT
