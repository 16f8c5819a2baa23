# SPDX-License-Identifier: Apache-2.0
"""What the map reads: where open cases are, and how many lie in each piece of ground."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, Protocol
from uuid import UUID

from tongguan.matters.cases.api import Sight
from tongguan.matters.worklists.application.filters import CaseFilter

Bounds = tuple[float, float, float, float]
"""West, south, east, north in degrees (WGS-84)."""


class CasePoint(NamedTuple):
    """An open case on the map; a tuple, because thousands travel at once."""

    id: UUID
    task_no: str
    lon: float
    lat: float
    lamp: str
    state: str
    class_code: str | None
    urgency: str
    title: str


@dataclass(frozen=True, kw_only=True)
class RegionLoad:
    """Open cases whose place is known as precisely as this region: a unit cell, a community, a street."""

    region: str
    open: int
    red: int
    yellow: int


class CaseMap(Protocol):
    """Open cases by place, as far as a person may see them."""

    async def points(
        self, wanted: CaseFilter, *, sight: Sight, within: Bounds | None, limit: int, now: datetime
    ) -> Sequence[CasePoint]:
        """Cases with a position: those with the earliest red moment first, at most `limit`."""
        ...

    async def loads(self, wanted: CaseFilter, *, sight: Sight, now: datetime) -> Sequence[RegionLoad]:
        """How many there are by the region they name."""
        ...
