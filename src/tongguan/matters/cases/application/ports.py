# SPDX-License-Identifier: Apache-2.0
"""What the use cases need of the world: a book that keeps cases, and the city's editions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from tongguan.ground.kernel.ids import CaseId, EditionNo
from tongguan.ground.kernel.work import Command, Json, UnitOfWork
from tongguan.matters.cases.domain.case import Case
from tongguan.matters.cases.domain.city import LifecycleRules
from tongguan.matters.cases.domain.lifecycle import Decision


class LifecycleEditions(Protocol):
    """The editions of the city's rules: the newest for new cases, its own for each running case."""

    def current(self) -> LifecycleRules:
        """The edition in force."""
        ...

    def of(self, edition: EditionNo) -> LifecycleRules:
        """An earlier edition, for the cases begun under it."""
        ...


class CaseBook(Protocol):
    """Cases inside one transaction."""

    async def next_task_no(self, day: date) -> str:
        """A fresh task number (任务号) for a case reported on this local day."""
        ...

    async def take(self, case_id: CaseId) -> Case:
        """The case, locked until the transaction ends; raises CaseNotFound."""
        ...

    async def parent_of(self, case_id: CaseId) -> tuple[CaseId, str] | None:
        """The case this one was merged into and its task number, looked up without a lock."""
        ...

    async def take_due(self, case_id: CaseId, now: datetime) -> Case | None:
        """The case, locked, if its clocks want attention and nobody else holds it; otherwise none."""
        ...

    async def put(self, decision: Decision, *, words: str | None = None) -> None:
        """Keep the decided case with its history line and footprint; `words` is what the citizen said."""
        ...


class CaseWork(UnitOfWork[CaseBook], Protocol):
    """Opens one transaction with a case book in it."""

    async def bind(self, command: Command, *, subject: str, at: datetime) -> None:
        """Keep what is wished under a request id, before parts of it are granted one by one."""
        ...


@dataclass(frozen=True, kw_only=True)
class HistoryLine:
    """One line of a case's history: a move, by whom, why."""

    case_id: UUID
    version: int
    move: str
    at: datetime
    person: str
    post: str
    role: str
    organ: str
    before: str | None
    after: str
    reason: str | None
    facts: dict[str, object]
    patch: dict[str, Json]


class CaseShelf(Protocol):
    """Reading without locks."""

    async def get(self, case_id: CaseId) -> Case:
        """The case as it is now; raises CaseNotFound."""
        ...

    async def by_task_no(self, task_no: str) -> Case:
        """The case of this task number; raises CaseNotFound."""
        ...

    async def words(self, case_id: CaseId) -> str:
        """What the citizen said, in full."""
        ...

    async def history(self, case_id: CaseId) -> Sequence[HistoryLine]:
        """Every move, first to last."""
        ...

    async def due(self, now: datetime, most: int) -> Sequence[CaseId]:
        """Cases whose clocks want attention."""
        ...

    async def to_archive(self, before: datetime, most: int) -> Sequence[CaseId]:
        """Closed cases whose window has passed."""
        ...

    async def children(self, parent: CaseId) -> Sequence[CaseId]:
        """Cases merged into this one and not yet answered."""
        ...

    async def unanswered(self, most: int) -> Sequence[CaseId]:
        """Parents that have ended while a child still waits for its answer."""
        ...
