# SPDX-License-Identifier: Apache-2.0
"""What the pages read: lines of lists, counts of queues, numbers of boards."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from tongguan.ground.kernel.ids import EditionNo
from tongguan.ground.kernel.rows import Presentation
from tongguan.matters.cases.api import NO_DUTY, CaseClock, Duty, Sight
from tongguan.matters.worklists.application.filters import CaseFilter
from tongguan.matters.worklists.application.rows import CallOut, CaseLineOut, NoticeOut, OrderOut, TaskOut

COUNTED_UP_TO = 10_000
"""Counts stop here; what is more is told as “more than”."""


@dataclass(frozen=True, kw_only=True)
class ClockRow:
    """A clock of the timing table, with the edition whose calendar it counts on."""

    edition: EditionNo
    clock: CaseClock


@dataclass(frozen=True, kw_only=True)
class Position:
    """Where a page ended: the sort key and the id of its last line."""

    at: datetime | None
    id: UUID


@dataclass(frozen=True, kw_only=True)
class QueueCount:
    """一个队列 | a queue with how much waits in it, and with which lamps."""

    code: str
    name: str
    name_en: str
    count: int
    more: bool
    """多于 10000 | more than were counted."""
    red: int
    yellow: int


@dataclass(frozen=True, kw_only=True)
class Count:
    """How many cases a filter finds."""

    count: int
    more: bool


class CaseLists(Protocol):
    """Lists of cases, as far as a person may see them."""

    async def page(
        self,
        wanted: CaseFilter,
        *,
        sight: Sight,
        after: Position | None,
        limit: int,
        presentation: Presentation,
    ) -> Sequence[CaseLineOut]:
        """The next lines in the order of the filter, at most `limit`."""
        ...

    async def clocks(self, cases: Sequence[UUID]) -> Sequence[ClockRow]:
        """The clocks of these cases, in the order they were started."""
        ...

    async def count(self, wanted: CaseFilter, *, sight: Sight, now: datetime) -> Count:
        """How many lines all pages have, counted up to COUNTED_UP_TO."""
        ...

    async def queues(self, *, sight: Sight, now: datetime, duty: Duty = NO_DUTY) -> Sequence[QueueCount]:
        """What waits for the organs of a person, and for the person (`duty`)."""
        ...


class WaitingWork(Protocol):
    """What waits for a person or for the units in which the person sits; the longest waiting first."""

    async def tasks(self, person: str, *, limit: int, presentation: Presentation) -> Sequence[TaskOut]:
        """Errands that somebody was given and has not done."""
        ...

    async def orders(self, units: Sequence[str], *, limit: int, presentation: Presentation) -> Sequence[OrderOut]:
        """Orders that lie with these units."""
        ...

    async def calls(self, units: Sequence[str], *, limit: int, presentation: Presentation) -> Sequence[CallOut]:
        """Whistles that called these units."""
        ...

    async def notices(
        self, *, sight: Sight, kinds: Sequence[str], mine: bool, limit: int, presentation: Presentation
    ) -> Sequence[NoticeOut]:
        """Unanswered words: those to the person's own organs, or all that the person may see."""
        ...

    async def notices_sent(
        self, person: str, *, kinds: Sequence[str], limit: int, presentation: Presentation
    ) -> Sequence[NoticeOut]:
        """What a person has sent, the newest first, answered or not."""
        ...
