# SPDX-License-Identifier: Apache-2.0
"""What a list of cases may be narrowed by; every filter goes with every other."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tongguan.matters.cases.api import NO_DUTY, QUEUES, Duty, WorkQueue
from tongguan.matters.worklists.domain.refusals import NotThatWay


class Sort(StrEnum):
    """In which order cases are listed."""

    NEWEST = "newest"
    OLDEST = "oldest"
    DUE = "due"
    """Open cases only: what turns red first comes first."""


class LampAsked(StrEnum):
    """The lamps of open cases."""

    RED = "red"
    YELLOW = "yellow"
    GREEN = "green"
    PAUSED = "paused"
    AHEAD = "ahead"
    """No lamp of its own: a limit runs and has not passed yet, green or yellow."""


@dataclass(frozen=True, kw_only=True)
class CaseFilter:
    """Which cases are meant; nothing given means all that the person may see."""

    queue: str | None = None
    duty: Duty = NO_DUTY
    """Whose work the queue `mine` holds."""
    states: tuple[str, ...] = ()
    open: bool | None = None
    owner: str | None = None
    unit: str | None = None
    handler: str | None = None
    class_prefix: str | None = None
    region_prefix: str | None = None
    sources: tuple[str, ...] = ()
    lamp: LampAsked | None = None
    urgency: str | None = None
    text: str | None = None
    by_phone: bool = False
    """Whether a telephone number as text finds the cases of its caller."""
    reported_from: datetime | None = None
    reported_to: datetime | None = None
    sort: Sort = Sort.NEWEST

    def checked(self) -> "CaseFilter":
        """The filter itself; raises NotThatWay when its parts exclude each other."""
        if self.queue is not None and self.queue not in QUEUES:
            raise NotThatWay(f"没有“{self.queue}”这个队列，可用：{'、'.join(QUEUES)}。")
        if self.text and self.sort is Sort.OLDEST:
            raise NotThatWay("全文检索按上报时间由新到旧排列，不能由旧到新。")
        return self

    @property
    def of_queue(self) -> WorkQueue | None:
        """The queue that is meant, if any."""
        return None if self.queue is None else QUEUES[self.queue]

    @property
    def only_open(self) -> bool:
        """Whether cases that have ended are left out."""
        return self.queue is not None or self.lamp is not None or self.open is True or self.sort is Sort.DUE
