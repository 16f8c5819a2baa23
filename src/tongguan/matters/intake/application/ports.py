# SPDX-License-Identifier: Apache-2.0
"""What the use cases of intake need: the city's edition, a transaction for cases and petitions, and looks at both."""

from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Protocol

from tongguan.ground.kernel.geo import Point
from tongguan.ground.kernel.ids import CaseId
from tongguan.ground.kernel.rows import FREE_WORDS, From, Presentation
from tongguan.ground.kernel.work import Command, Footprint
from tongguan.matters.cases import api as cases
from tongguan.matters.intake.domain.likeness import ComparedCase
from tongguan.matters.intake.domain.petition import Petition


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

    async def point_to(self, known: Known, at: datetime) -> None:
        """Let the request stand for a report that came before; nothing else is changed."""
        ...


class PetitionWork(Protocol):
    """Opens one transaction with a petition book in it."""

    def begin(self, command: Command) -> AbstractAsyncContextManager[PetitionBook]:
        """Leaving the block commits; raises AlreadyDone, NumberTaken."""
        ...

    async def leave(self, command: Command, footprint: Footprint) -> None:
        """Put a footprint on record that changes nothing else; a repeated request leaves none."""
        ...


@dataclass(frozen=True, kw_only=True)
class PastReport:
    """An earlier report of a caller, as the desk sees it when the telephone rings."""

    case_id: Annotated[CaseId, From("matter.id")]
    task_no: str
    title: Annotated[str, FREE_WORDS]
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

    async def history(
        self, phone_key: str, most: int, *, sight: cases.Sight, presentation: Presentation
    ) -> Sequence[PastReport]:
        """What was reported under a telephone number, newest first."""
        ...

    async def open_near(self, point: Point, *, metres: float, since: datetime, minor: str) -> Sequence[ComparedCase]:
        """Open cases of a minor class around a point (a square of so many metres each way), reported since then."""
        ...

    async def open_in(self, region: str, *, since: datetime, most: int) -> Sequence[ComparedCase]:
        """The newest open cases of a region, reported since then."""
        ...
