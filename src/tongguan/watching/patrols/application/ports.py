# SPDX-License-Identifier: Apache-2.0
"""What patrols need: the city in force, a transaction in which a day on patrol is kept, and looks at past days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from tongguan.ground.kernel.ids import PersonId
from tongguan.ground.kernel.work import Footprint, UnitOfWork
from tongguan.watching.patrols.domain.patrol import CheckIn, Fix, Walk
from tongguan.watching.patrols.domain.plans import Place


@dataclass(frozen=True, kw_only=True)
class WrittenPlan:
    """A plan that a centre wrote for somebody."""

    person: PersonId
    places: tuple[Place, ...]
    a_day: int
    """So many of them a day at most."""
    by: PersonId
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Progress:
    """How far somebody has come on a day."""

    person: PersonId
    places: Sequence[str]
    """Those looked at."""
    last_at: datetime | None
    walking_since: datetime | None
    lon: float | None
    """Last position of the walk that is going on; none otherwise."""
    lat: float | None
    seen_at: datetime | None
    """When the person was there."""


class PatrolBook(Protocol):
    """Patrols inside one transaction."""

    async def walks(self, person: PersonId, *, since: datetime) -> Sequence[Walk]:
        """Walks that lasted until this moment or later, oldest first."""
        ...

    async def keep_walk(self, walk: Walk, footprint: Footprint) -> None:
        """Write a walk, begun or ended."""
        ...

    async def keep_check_in(self, check_in: CheckIn, footprint: Footprint) -> None:
        """Write a look at a place."""
        ...

    async def keep_fixes(self, person: PersonId, fixes: Sequence[Fix], footprint: Footprint) -> None:
        """Write positions; one that is known already stays as it is."""
        ...


PatrolWork = UnitOfWork[PatrolBook]


class PatrolShelf(Protocol):
    """Looks at what was kept."""

    async def walks(self, person: PersonId, *, since: datetime, until: datetime) -> Sequence[Walk]:
        """Walks that touch this stretch of time, oldest first."""
        ...

    async def check_ins(self, person: PersonId, *, since: datetime, until: datetime) -> Sequence[CheckIn]:
        """Looks at places, oldest first."""
        ...

    async def fixes(self, person: PersonId, *, since: datetime, until: datetime) -> Sequence[Fix]:
        """Positions, oldest first."""
        ...

    async def progress(self, people: Sequence[PersonId], *, since: datetime, until: datetime) -> Sequence[Progress]:
        """How far these people have come; who has not begun is missing."""
        ...

    async def forget_fixes(self, before: datetime) -> int:
        """Forget positions older than this; how many they were."""
        ...
