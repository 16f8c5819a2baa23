# SPDX-License-Identifier: Apache-2.0
"""What the verbs of dispatch need: the rules a case began under, the flags of rows, the record of what was done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Protocol
from uuid import UUID

from tongguan.ground.kernel.rows import FREE_WORDS, matter_in
from tongguan.ground.kernel.work import UnitOfWork
from tongguan.matters.cases.api import SightArea
from tongguan.matters.dispatch.domain.comparing import PastMatter


@dataclass(frozen=True, kw_only=True)
class RowFlag:
    """A row of the list that sent a case to a unit which rightly gave it back."""

    row: str
    edition: int
    case_id: UUID
    version: int
    """The step of the case that approved the return."""
    at: datetime
    unit: str | None
    """Who was wrongly asked."""
    right_unit: str | None
    """Who it was in the eyes of the reviewer, if they knew."""
    reason: str
    by: str


@dataclass(frozen=True, kw_only=True)
class FlaggedRow:
    """How often a row was wrong, with the last time."""

    row: str
    edition: int
    returns: int
    last_at: datetime
    last_reason: Annotated[str, FREE_WORDS]
    last_task_no: str
    last_unit: str | None
    """Who was wrongly asked the last time."""
    last_right_unit: str | None


@dataclass(frozen=True, kw_only=True)
class Tolerance:
    """派单容错 | how often the platform was wrong about a class (DSP-11)."""

    class_code: str
    class_name: Annotated[str, matter_in("class_code")]
    dispatched: int
    """平台自行派遣 | cases the platform dispatched by itself."""
    wrong: int
    """其后被退回或改派 | those that were returned or taken back afterwards."""
    error_rate: float
    """差错率，四位小数 | wrong ÷ dispatched, to four places."""


class FlagBook(Protocol):
    """Flags inside one transaction."""

    async def flag(self, flag: RowFlag) -> None:
        """Keep a flag, leave the footprint; the same step flags a row only once."""
        ...


FlagWork = UnitOfWork[FlagBook]


class DispatchRecord(Protocol):
    """Reads what dispatch has done so far."""

    async def tolerance(self, *, since: datetime, until: datetime) -> Sequence[Tolerance]:
        """By sub-class, for machine dispatches in this span; most wrong ones first."""
        ...

    async def flagged_rows(self, *, since: datetime, areas: Sequence[SightArea]) -> Sequence[FlaggedRow]:
        """Rows that were wrong since, the most often wrong first."""
        ...

    async def past_matters(self, *, since: datetime, until: datetime) -> Sequence[PastMatter]:
        """Cases reported in this span that were filed, alike ones together."""
        ...

    async def open_matters(self) -> Sequence[PastMatter]:
        """Filed cases that are not closed yet, alike ones together."""
        ...

    async def matter_of(self, number: str) -> PastMatter | None:
        """What the list is asked about one case, by its task number or that of its source, and who leads it."""
        ...
