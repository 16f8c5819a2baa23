# SPDX-License-Identifier: Apache-2.0
"""What people are shown of patrols: one's own day, how far others have come, somebody's plan."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from tongguan.city.organisation.api import Member
from tongguan.watching.patrols.application.ports import Progress
from tongguan.watching.patrols.domain.patrol import CheckIn, Fix, Walk
from tongguan.watching.patrols.domain.plans import Place, Plan


@dataclass(frozen=True, kw_only=True)
class Planned:
    """A place of the day, and the latest look at it."""

    place: Place
    seen: CheckIn | None


@dataclass(frozen=True, kw_only=True)
class Day:
    """Somebody's day on patrol."""

    day: date
    places: tuple[Planned, ...]
    edited: bool
    days: int
    """After how many days every place has had its turn."""
    near: int
    """So many metres from a place count as being there."""
    walking_since: datetime | None
    walks: Sequence[Walk]
    check_ins: Sequence[CheckIn]
    track: Sequence[Fix]


@dataclass(frozen=True, kw_only=True)
class PatrolCoverage:
    """How much of a day's plan somebody has looked at (DIS-02, DIS-03)."""

    member: Member
    looked: tuple[Place, ...]
    missed: tuple[Place, ...]
    edited: bool
    progress: Progress | None

    @property
    def planned(self) -> int:
        """How many places the day holds."""
        return len(self.looked) + len(self.missed)


@dataclass(frozen=True, kw_only=True)
class Route:
    """Somebody's plan as their centre sees it."""

    plan: Plan
    ground: tuple[Place, ...]
    """One place in each cell the person answers for: what a plan is made of unless a centre knows better."""
    writable: bool
    """Whether the asker may write it."""
