# SPDX-License-Identifier: Apache-2.0
"""What an import of a file needs: its rows and progress in one transaction, and what is kept of it."""

from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from tongguan.ground.kernel.work import Command
from tongguan.matters.intake.application.ports import PetitionBook


@dataclass(frozen=True, kw_only=True, slots=True)
class BadRow:
    """A row that could not be registered, and what to write instead."""

    row: int
    """Line of the file as a person counts, the header being 1."""
    column: str
    value: str
    problem_zh: str
    problem_en: str
    advice_zh: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ImportNote:
    """What was done with a file that its sender must know, though rows were registered."""

    code: str
    zh: str
    en: str
    count: int = 0
    """Rows that it is about; none when it is about the file."""
    rows: tuple[int, ...] = ()
    """The first lines of them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class BrokenOff:
    """Why an import ended before its file did."""

    row: int
    """The line at which it ended, or after which nothing was read any more."""
    zh: str
    en: str
    advice_zh: str
    advice_en: str


class ImportState(StrEnum):
    """What an import is doing."""

    RUNNING = "running"
    DONE = "done"
    BROKEN_OFF = "broken_off"


@dataclass(frozen=True, kw_only=True, slots=True)
class Import:
    """How far the import of a file has come."""

    id: UUID
    file_name: str
    digest: str
    source: str
    system: str
    """Reference system of positions whose row names none; empty when it was not said."""
    state: ImportState
    row: int
    """The last line of the file that was dealt with."""
    read: int
    registered: int
    known: int
    bad: int
    passed_over: tuple[str, ...]
    """Columns of the file that are not registered."""
    notes: tuple[ImportNote, ...]
    broken_off: BrokenOff | None
    by: str
    organ: str
    """Organ of the post under which the file was sent."""
    begun_at: datetime
    touched_at: datetime


class ImportBook(PetitionBook, Protocol):
    """Cases, petitions and the progress of an import inside one transaction."""

    async def advance(self, progress: Import, bad: Sequence[BadRow], *, rows: int) -> None:
        """Keep how far it has come by these rows, and the bad ones among them; raises ImportUnderWay when overtaken."""
        ...


class ImportWork(Protocol):
    """Keeps imports, so that one that was broken off goes on where it stood."""

    async def open(self, start: Import) -> Import:
        """The import of this content for this source and system: the one begun earlier, or this new one.

        Whoever sent it is known as a sender of the file.
        """
        ...

    async def sent_by(self, import_id: UUID, person: str) -> bool:
        """Whether this person sent the file."""
        ...

    async def take_up(self, seen: Import, now: datetime) -> Import:
        """The import under way again; raises ImportUnderWay when it was touched since it was seen."""
        ...

    async def touch(self, import_id: UUID, now: datetime) -> None:
        """Somebody is still at it."""
        ...

    async def break_off(self, broken: Import) -> None:
        """Keep why it ended before its file did."""
        ...

    def begin(self, command: Command) -> AbstractAsyncContextManager[ImportBook]:
        """One transaction for the next rows."""
        ...

    async def get(self, import_id: UUID) -> Import:
        """How far an import has come; raises NoImport."""
        ...

    async def bad_rows(self, import_id: UUID, *, after: int, most: int) -> Sequence[BadRow]:
        """The bad rows after this row, in order."""
        ...
