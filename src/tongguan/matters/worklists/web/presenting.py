# SPDX-License-Identifier: Apache-2.0
"""A clock as it leaves over HTTP: working time used and left beside its moments."""

from datetime import datetime

from tongguan.ground.kernel.rows import Names
from tongguan.ground.plumbing.copying import copied
from tongguan.matters.cases.api import LINK_NAMES, Almanac, CaseClock, clock_lamp, clock_left, clock_used
from tongguan.matters.worklists.web.schemas import TimingClockOut


def timing_clock(clock: CaseClock, almanac: Almanac, *, names: Names, now: datetime) -> TimingClockOut:
    """A clock as the timing table shows it."""
    return copied(
        TimingClockOut,
        clock,
        kind=clock.kind.value,
        name=LINK_NAMES.get(clock.link, clock.link),
        organ_name=names.organ(clock.organ),
        used_seconds=clock_used(clock, almanac, now=now),
        left_seconds=clock_left(clock, almanac, now=now),
        lamp=clock_lamp(clock, now=now),
    )
