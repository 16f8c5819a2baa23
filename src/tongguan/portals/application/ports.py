# SPDX-License-Identifier: Apache-2.0
"""What the pages read: lines of lists, counts of queues, numbers of boards."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from tongguan.cases.api import Sight
from tongguan.portals.domain.filters import CaseFilter

COUNTED_UP_TO = 10_000
"""Counts stop here; what is more is told as “more than”."""


@dataclass(frozen=True, kw_only=True)
class CaseRow:
    """A case as a list shows it."""

    id: UUID
    task_no: str
    upstream_no: str | None
    version: int
    state: str
    source: str
    kind: str
    title: str
    address: str
    class_code: str | None
    grade: str | None
    urgency: str
    special_attention: bool
    region: str
    lon: float | None
    lat: float | None
    owner: str
    lead_unit: str | None
    handler: str | None
    complainants: int
    returns: int
    overtime: bool
    suspended_until: datetime | None
    reported_at: datetime
    due_at: datetime | None
    link_due_at: datetime | None
    yellow_at: datetime | None
    red_at: datetime | None
    closed_at: datetime | None
    touched_at: datetime


@dataclass(frozen=True, kw_only=True)
class Position:
    """Where a page ended: the sort key and the id of its last line."""

    at: datetime | None
    id: UUID


@dataclass(frozen=True, kw_only=True)
class QueueCount:
    """How much waits in one queue, and with which lamps."""

    queue: str
    count: int
    red: int
    yellow: int
    more: bool
    """There are more than were counted."""


@dataclass(frozen=True, kw_only=True)
class Count:
    """How many cases a filter finds."""

    count: int
    more: bool


class CaseLists(Protocol):
    """Lists of cases, as far as a person may see them."""

    async def page(
        self, wanted: CaseFilter, *, sight: Sight, after: Position | None, limit: int, now: datetime
    ) -> Sequence[CaseRow]:
        """The next lines in the order of the filter, at most `limit`."""
        ...

    async def count(self, wanted: CaseFilter, *, sight: Sight, now: datetime) -> Count:
        """How many lines there are in all, counted up to COUNTED_UP_TO."""
        ...

    async def queues(self, *, sight: Sight, now: datetime) -> Sequence[QueueCount]:
        """What waits for the organs of a person."""
        ...
