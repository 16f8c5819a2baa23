# SPDX-License-Identifier: Apache-2.0
"""What was asked for and waits, and what was put off: as the pages read it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from tongguan.cases.api import Review, Sight
from tongguan.portals.application.ports import CaseRow
from tongguan.portals.domain.reviewing import Deciding


@dataclass(frozen=True, kw_only=True)
class RequestRow:
    """A request that waits for a decision, with its case."""

    id: UUID
    kind: str
    state: str
    unit: str | None
    asked_by: str
    asked_at: datetime
    reason_code: str | None
    reason: str
    legal_basis: str | None
    suggested_unit: str | None
    days: int | None
    until: datetime | None
    plan: str | None
    reviews: tuple[Review, ...]
    case: CaseRow


@dataclass(frozen=True, kw_only=True)
class SuspendedRow:
    """A suspended case: why, since when, what is planned, and how much of its limit was left."""

    reason: str
    plan: str | None
    asked_by: str
    since: datetime
    reviews: tuple[Review, ...]
    left_seconds: int | None
    left_unit: str | None
    case: CaseRow


class Reviews(Protocol):
    """What was asked for, and what was put off."""

    async def requests(self, *, sight: Sight, limit: int, deciding: Deciding | None = None) -> Sequence[RequestRow]:
        """Undecided requests of the cases a person may see, the longest waiting first; only those of their turn."""
        ...

    async def forwarding(self) -> Sequence[str]:
        """The centres that forwarded a request which now waits for the centre above them."""
        ...

    async def suspended(self, *, sight: Sight, limit: int) -> Sequence[SuspendedRow]:
        """Suspended cases a person may see, the first to go on again on top."""
        ...
