# SPDX-License-Identifier: Apache-2.0
"""What the routes of worklists are given."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from tongguan.ground.kernel.clock import Clock
from tongguan.ground.kernel.ids import EditionNo
from tongguan.ground.kernel.people import Actor
from tongguan.ground.kernel.rows import Names, Presentation
from tongguan.ground.kernel.words import Masked
from tongguan.matters.cases.api import Almanac, Case
from tongguan.matters.worklists.api import CaseLists, Reviews, WaitingWork


class CaseReader(Protocol):
    """Gives out cases to whoever may read them."""

    async def seen(self, ref: str, *, by: Actor) -> Case:
        """A case this person may read."""
        ...


@dataclass(frozen=True, kw_only=True)
class WorklistServices:
    """Lists and waiting work, with the names to read them by."""

    lists: CaseLists
    waiting: WaitingWork
    reviews: Reviews
    names: Names
    masked: Masked
    clock: Clock
    almanac: Callable[[EditionNo], Almanac]
    """The calendar that clocks of an edition count on."""
    zone_now: Callable[[], str]
    """The time zone of the city as it is now."""

    @property
    def zone(self) -> str:
        """The time zone in which moments are told."""
        return self.zone_now()

    def presentation(self, *, codes: bool = False) -> Presentation:
        """How rows are presented now; on a sheet, what has no name by its code."""
        return Presentation(now=self.clock.now(), names=self.names, masked=self.masked, codes=codes)
