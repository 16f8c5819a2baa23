# SPDX-License-Identifier: Apache-2.0
"""What the use cases of intake need: the city's edition, a transaction for cases and petitions, and looks at both."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from tongguan.cases import api as cases
from tongguan.deadlines.api import Calendars
from tongguan.grid.api import Gazetteer, Grids
from tongguan.intake.domain.likeness import Seen
from tongguan.intake.domain.petition import Petition
from tongguan.kernel.geo import Point
from tongguan.kernel.ids import CaseId, EditionNo, RegionCode
from tongguan.kernel.work import Command, Footprint
from tongguan.organisation.api import Organisation
from tongguan.taxonomy.api import Taxonomy


class Source(Protocol):
    """A channel of the city's list of sources."""

    @property
    def code(self) -> str:
        """For example `hotline_12345`."""
        ...

    @property
    def name_zh(self) -> str:
        """Its Chinese name."""
        ...

    @property
    def mode(self) -> str:
        """active | passive | automatic (DIS-01)."""
        ...


class City(cases.City, Protocol):
    """One edition of the city, as far as intake goes."""

    @property
    def region(self) -> RegionCode:
        """The district this hub serves."""
        ...

    @property
    def organisation(self) -> Organisation:
        """Regions, centres, units."""
        ...

    @property
    def calendars(self) -> Calendars:
        """Working time; its zone is the one clocks on the wall show."""
        ...

    @property
    def taxonomy(self) -> Taxonomy:
        """The classes."""
        ...

    @property
    def grids(self) -> Grids:
        """The ground."""
        ...

    @property
    def gazetteer(self) -> Gazetteer:
        """The names of places."""
        ...

    @property
    def sources(self) -> Mapping[str, Source]:
        """The channels through which cases come in, by code."""
        ...


class Cities(Protocol):
    """The editions; intake always works with the one in force."""

    def current(self) -> City:
        """The edition in force."""
        ...

    def of(self, edition: EditionNo) -> City:
        """An edition by number."""
        ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """A report that is a case already."""

    case_id: CaseId
    task_no: str
    owner: str
    region: str
    class_code: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownNumber:
    """One number of a source that is a case already."""

    source_no: str | None
    fingerprint: str | None
    known: Known


class PetitionBook(Protocol):
    """Cases and petitions inside one transaction."""

    @property
    def cases(self) -> cases.CaseBook:
        """The case book on the same transaction."""
        ...

    async def known(self, source: str, numbers: Sequence[str], fingerprints: Sequence[str]) -> Sequence[KnownNumber]:
        """Which of these numbers of a source, and which fingerprints, are cases already."""
        ...

    async def keep(self, petition: Petition, footprint: Footprint) -> None:
        """Keep a petition with its footprint; the commit raises NumberTaken when its number was just taken."""
        ...


class PetitionWork(Protocol):
    """Opens one transaction with a petition book in it."""

    def begin(self, command: Command) -> AbstractAsyncContextManager[PetitionBook]:
        """Leaving the block commits; raises AlreadyDone, NumberTaken."""
        ...

    async def leave(self, command: Command, footprint: Footprint) -> None:
        """Put a footprint on record that changes nothing else; a repeated request leaves none."""
        ...


@dataclass(frozen=True, kw_only=True, slots=True)
class PastReport:
    """An earlier report of a caller, as the desk sees it when the telephone rings."""

    case_id: CaseId
    task_no: str
    title: str
    state: str
    class_code: str | None
    reported_at: datetime
    closed_at: datetime | None
    satisfied: bool | None


class PetitionShelf(Protocol):
    """Reading without locks."""

    async def petition(self, case_id: CaseId) -> Petition:
        """The petition of a case, all of it; raises NoPetition."""
        ...

    async def by_source_no(self, source: str, source_no: str) -> Known | None:
        """The case of a number of a source."""
        ...

    async def history(self, phone_key: str, most: int) -> Sequence[PastReport]:
        """What was reported under a telephone number, newest first."""
        ...

    async def open_near(self, point: Point, *, metres: float, since: datetime, minor: str) -> Sequence[Seen]:
        """Open cases of a minor class around a point (a square of so many metres each way), reported since then."""
        ...

    async def open_in(self, region: str, *, since: datetime, most: int) -> Sequence[Seen]:
        """The newest open cases of a region, reported since then."""
        ...


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
class Import:
    """How far the import of a file has come."""

    id: UUID
    file_name: str
    digest: str
    source: str
    state: str
    """running | done."""
    row: int
    """The last line of the file that was dealt with."""
    read: int
    registered: int
    known: int
    bad: int
    by: str
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
        """The import of this content for this source: the one begun earlier, or this new one."""
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
