# SPDX-License-Identifier: Apache-2.0
"""What boards need of the world: the city in force, figures counted, boards and screens kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from tongguan.steering.boards.domain.counts import Counted
from tongguan.steering.boards.domain.metrics import Metric

# ---------------------------------------------------------------- figures


@dataclass(frozen=True, kw_only=True)
class Moments:
    """The moments a count goes by."""

    now: datetime
    day: datetime
    """Midnight of the city's day."""


@dataclass(frozen=True, kw_only=True)
class Scope:
    """Which cases are counted: a region and some classes (none: all)."""

    region: str
    classes: tuple[str, ...]
    below: int
    """Digits of the regions into which the region divides."""


@dataclass(frozen=True, kw_only=True)
class CaseRow:
    """A case behind a number."""

    task_no: str
    state: str
    class_code: str | None
    region: str
    urgency: str
    lead_unit: str | None
    reported_at: datetime
    yellow_at: datetime | None
    red_at: datetime | None
    closed_at: datetime | None
    due_at: datetime | None
    lon: float | None
    lat: float | None


@dataclass(frozen=True, kw_only=True)
class Lived:
    """一件案件在办的起止 | from when to when a case was open, and where (WGS-84 degrees)."""

    lon: float
    lat: float
    reported_at: datetime
    closed_at: datetime | None


class Counting(Protocol):
    """Counts cases."""

    async def latest(self) -> int:
        """The number of the last event that was told: what was counted before it may be old."""
        ...

    async def counted(self, scope: Scope, moments: Moments) -> Counted:
        """All figures of a region."""
        ...

    async def rows(self, metric: Metric, scope: Scope, moments: Moments, *, limit: int) -> Sequence[CaseRow]:
        """The cases behind a number, the most urgent or newest first."""
        ...

    async def lived(self, scope: Scope, moments: Moments, *, limit: int) -> Sequence[Lived]:
        """Every case with a position that was open at some moment of the last 24 hours."""
        ...
