# SPDX-License-Identifier: Apache-2.0
"""What the verbs of dispatch need: the rules a case began under, the flags of rows, the record of what was done."""

from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from tongguan.cases.api import Area, ClassRules
from tongguan.dispatch.domain.comparing import PastMatter
from tongguan.dispatch.domain.responsibility import ResponsibilityList
from tongguan.kernel.ids import CentreId, EditionNo
from tongguan.kernel.work import Command
from tongguan.organisation.api import Organisation
from tongguan.taxonomy.api import Taxonomy


class Rules(Protocol):
    """The rules of one edition, as far as dispatch goes."""

    @property
    def edition(self) -> EditionNo:
        """The number of the edition."""
        ...

    @property
    def responsibility(self) -> ResponsibilityList:
        """The list of the edition."""
        ...

    @property
    def organisation(self) -> Organisation:
        """Regions, centres, units."""
        ...

    @property
    def taxonomy(self) -> Taxonomy:
        """The classes."""
        ...

    @property
    def machine_dispatch(self) -> bool:
        """Whether the platform may dispatch by itself at all."""
        ...

    def sub_class(self, code: str) -> ClassRules | None:
        """The rules of a sub-class."""
        ...

    def parent(self, centre: CentreId) -> CentreId | None:
        """The centre directly above."""
        ...

    def name_of(self, organ: str) -> str:
        """The name of a centre or unit, for sentences."""
        ...


class RuleBook(Protocol):
    """The rules of every edition."""

    def of(self, edition: EditionNo) -> Rules:
        """The rules a case began under."""
        ...


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
    """How often a row was wrong."""

    row: str
    edition: int
    returns: int
    last_at: datetime
    last_reason: str
    last_task_no: str
    last_unit: str | None
    """Who was wrongly asked the last time."""
    last_right_unit: str | None


@dataclass(frozen=True, kw_only=True)
class Tolerance:
    """How often the platform was wrong about a class (派单容错, DSP-11)."""

    class_code: str
    dispatched: int
    """Cases the platform dispatched by itself."""
    wrong: int
    """Those that were returned or taken back afterwards."""

    @property
    def error_rate(self) -> float:
        """Wrong ÷ dispatched."""
        return self.wrong / self.dispatched if self.dispatched else 0.0


class FlagBook(Protocol):
    """Flags inside one transaction."""

    async def flag(self, flag: RowFlag) -> None:
        """Keep a flag, leave the footprint; the same step flags a row only once."""
        ...


class FlagWork(Protocol):
    """Opens one transaction with the book of flags in it."""

    def begin(self, command: Command) -> AbstractAsyncContextManager[FlagBook]:
        """Leaving the block commits; raises AlreadyDone when the same request was granted before."""
        ...


class DispatchRecord(Protocol):
    """Reads what dispatch has done so far."""

    async def tolerance(self, *, since: datetime, until: datetime) -> Sequence[Tolerance]:
        """By sub-class, for machine dispatches in this span; most wrong ones first."""
        ...

    async def flagged_rows(self, *, since: datetime, areas: Sequence[Area]) -> Sequence[FlaggedRow]:
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
