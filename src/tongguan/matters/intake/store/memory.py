# SPDX-License-Identifier: Apache-2.0
"""Petitions kept in memory beside cases kept in memory: replays write both to PostgreSQL in bulk."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import datetime
from typing import LiteralString
from uuid import UUID

from tongguan.ground.kernel.work import Command, Footprint
from tongguan.ground.plumbing.database import BulkLoad, Database
from tongguan.ground.plumbing.unit_of_work import leave_many
from tongguan.matters.cases.api import CaseBook
from tongguan.matters.intake.application.ports import Known, KnownNumber
from tongguan.matters.intake.domain.petition import Petition
from tongguan.matters.intake.events import PetitionRegistered
from tongguan.matters.intake.store.petitions import COLUMNS, known_of

BeginCases = Callable[[Command], AbstractAsyncContextManager[CaseBook]]
"""Opens a transaction of the cases in memory."""
_ALL_KNOWN: LiteralString = """
    SELECT petition.source, petition.source_no, petition.fingerprint, matter.id, matter.task_no, matter.owner,
           matter.region, matter.class_code
    FROM intake.petition JOIN cases."case" AS matter ON matter.id = petition.case_id
    WHERE petition.source_no IS NOT NULL OR petition.fingerprint IS NOT NULL
"""


class MemoryPetitionBook:
    """Implements PetitionBook; what is kept counts when the transaction ends."""

    def __init__(self, store: "MemoryPetitions", cases: CaseBook) -> None:
        self._store = store
        self.cases = cases
        self.kept: list[tuple[Petition, Footprint]] = []

    async def known(self, source: str, numbers: Sequence[str], fingerprints: Sequence[str]) -> Sequence[KnownNumber]:
        """Which of these were registered since the start."""
        marks = [(source, number) for number in numbers] + [("", print_) for print_ in fingerprints]
        return [found for mark in marks if (found := self._store.by_mark.get(mark)) is not None]

    async def keep(self, petition: Petition, footprint: Footprint) -> None:
        """Keep it until the transaction ends."""
        self.kept.append((petition, footprint))

    async def point_to(self, known: Known, at: datetime) -> None:
        """Nobody repeats what is played here."""


class MemoryPetitions:
    """Implements PetitionWork; `flush` empties into PostgreSQL what it has gathered."""

    def __init__(self, begin_cases: BeginCases) -> None:
        self._begin_cases = begin_cases
        self.by_mark: dict[tuple[str, str], KnownNumber] = {}
        self._waiting: list[tuple[UUID, Petition | None, Footprint]] = []

    @asynccontextmanager
    async def begin(self, command: Command) -> AsyncIterator[MemoryPetitionBook]:
        """All or nothing, together with the case."""
        async with self._begin_cases(command) as cases:
            book = MemoryPetitionBook(self, cases)
            yield book
        for petition, footprint in book.kept:
            self._waiting.append((command.request_id.id, petition, footprint))
            known = _known(petition, footprint)
            self._mark(petition.source, petition.source_no, petition.fingerprint, known)

    async def leave(self, command: Command, footprint: Footprint) -> None:
        """Keep the footprint for the next flush."""
        self._waiting.append((command.request_id.id, None, footprint))

    async def flush(self, load: BulkLoad) -> int:
        """Write what was gathered since the last flush, after the cases; returns how many petitions."""
        waiting, self._waiting = self._waiting, []
        petitions = [petition for _, petition, _ in waiting if petition is not None]
        await load.copy(
            "COPY intake.petition (case_id, task_no, channel, source, source_no, source_class, source_line,"
            " fingerprint, name, phone, call_back, id_no, confidential, phone_key, said_at, registered_at,"
            " registered_by) FROM STDIN",
            ([getattr(petition, column) for column in COLUMNS] for petition in petitions),
        )
        await leave_many(load, ((request_id, footprint) for request_id, _, footprint in waiting), ends={})
        return len(petitions)

    async def recall(self, database: Database) -> None:
        """Know what the database knows already; ask once, before the first report."""
        async with database.reading() as session:
            found = await session.tuples(_ALL_KNOWN)
        for source, source_no, fingerprint, *rest in found:
            self._mark(source, source_no, fingerprint, known_of(rest))

    def _mark(self, source: str, source_no: str | None, fingerprint: str | None, known: Known) -> None:
        mark = KnownNumber(source_no=source_no, fingerprint=fingerprint, known=known)
        if source_no is not None:
            self.by_mark[source, source_no] = mark
        if fingerprint is not None:
            self.by_mark["", fingerprint] = mark


def _known(petition: Petition, footprint: Footprint) -> Known:
    told = footprint.events[0]
    assert isinstance(told, PetitionRegistered)
    return Known(
        case_id=petition.case_id, task_no=petition.task_no, owner=told.centre, region=told.region, class_code=None
    )
