# SPDX-License-Identifier: Apache-2.0
"""What patrols need: the city in force, a transaction in which a day on patrol is kept, and looks at past days."""

from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from tongguan.deadlines.api import Calendars
from tongguan.grid.api import Grids
from tongguan.kernel.ids import EditionNo, PersonId, RegionCode
from tongguan.kernel.work import Command, Footprint
from tongguan.organisation.api import Organisation
from tongguan.patrols.domain.patrol import CheckIn, Fix, Walk
from tongguan.patrols.domain.plans import Place


class Settings(Protocol):
    """The values in which cities differ, as far as patrols go."""

    @property
    def arrive_metres(self) -> int:
        """How near counts as being there."""
        ...


class City(Protocol):
    """One edition of the city, as far as patrols go."""

    @property
    def edition(self) -> EditionNo:
        """Its number."""
        ...

    @property
    def region(self) -> RegionCode:
        """The district this hub serves."""
        ...

    @property
    def settings(self) -> Settings:
        """The values in which cities differ."""
        ...

    @property
    def calendars(self) -> Calendars:
        """Working time; its zone says when a day begins."""
        ...

    @property
    def grids(self) -> Grids:
        """The ground."""
        ...

    @property
    def organisation(self) -> Organisation:
        """Regions, centres, units."""
        ...


class Cities(Protocol):
    """The editions; patrols follow the one in force."""

    def current(self) -> City:
        """The edition in force."""
        ...


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

    async def written(self, person: PersonId) -> WrittenPlan | None:
        """The plan a centre wrote for this person."""
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

    async def keep_plan(self, person: PersonId, plan: WrittenPlan | None, footprint: Footprint) -> None:
        """Write a centre's plan, or take it away."""
        ...


class PatrolWork(Protocol):
    """Opens transactions with a patrol book in them."""

    def begin(self, command: Command) -> AbstractAsyncContextManager[PatrolBook]:
        """One transaction in somebody's name; raises AlreadyDone at its end when it was granted before."""
        ...


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

    async def written(self, people: Sequence[PersonId]) -> Sequence[WrittenPlan]:
        """The plans that centres wrote for these people."""
        ...

    async def progress(self, people: Sequence[PersonId], *, since: datetime, until: datetime) -> Sequence[Progress]:
        """How far these people have come; who has not begun is missing."""
        ...

    async def forget_fixes(self, before: datetime) -> int:
        """Forget positions older than this; how many they were."""
        ...
