# SPDX-License-Identifier: Apache-2.0
"""Petitions in PostgreSQL, in one transaction with the case they belong to."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import fields
from datetime import datetime
from typing import LiteralString

from psycopg.errors import UniqueViolation

from tongguan.ground.kernel.geo import Point
from tongguan.ground.kernel.ids import CaseId
from tongguan.ground.kernel.rows import Presentation
from tongguan.ground.kernel.work import AlreadyDone, Command, Footprint
from tongguan.ground.plumbing.conditions import SqlCondition, any_of
from tongguan.ground.plumbing.database import Database
from tongguan.ground.plumbing.listing import Listing, first_lines, lines_of
from tongguan.ground.plumbing.unit_of_work import Work, WorkTransaction
from tongguan.matters.cases.api import CaseBook, Sight
from tongguan.matters.cases.sql.sight import seen_by
from tongguan.matters.intake.application.ports import Known, KnownNumber, PastReport
from tongguan.matters.intake.domain.likeness import ComparedCase
from tongguan.matters.intake.domain.petition import Petition
from tongguan.matters.intake.domain.refusals import NoPetition, NumberTaken

BookOf = Callable[[WorkTransaction], CaseBook]
"""Puts a case book on a transaction; given by the wiring of cases."""

COLUMNS: tuple[str, ...] = tuple(field.name for field in fields(Petition))
_KEEP: LiteralString = """
    INSERT INTO intake.petition (case_id, task_no, channel, source, source_no, source_class, source_line, fingerprint,
        name, phone, call_back, id_no, confidential, phone_key, said_at, registered_at, registered_by)
    VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
"""
_PETITION: LiteralString = """
    SELECT case_id, task_no, channel, source, source_no, source_class, source_line, fingerprint,
           name, phone, call_back, id_no, confidential, phone_key, said_at, registered_at, registered_by
    FROM intake.petition WHERE case_id = %s
"""
_KNOWN: LiteralString = """
    SELECT petition.source_no, petition.fingerprint, matter.id, matter.task_no, matter.owner, matter.region,
           matter.class_code
    FROM intake.petition JOIN cases."case" AS matter ON matter.id = petition.case_id
    WHERE (petition.source = %s AND petition.source_no = ANY (%s::text[]))
       OR petition.fingerprint = ANY (%s::text[])
"""
PAST_REPORTS = Listing(
    row=PastReport,
    table="matter",
    source='intake.petition JOIN cases."case" AS matter ON matter.id = petition.case_id',
)
_NEAR: LiteralString = """
    SELECT case_id, task_no, title, words, address, class_code, region, lon, lat, reported_at, complainants
    FROM intake.open_case
    WHERE lon IS NOT NULL AND point(lon, lat) <@ box(point(%s, %s), point(%s, %s))
      AND reported_at >= %s AND starts_with(class_code, %s)
    ORDER BY reported_at DESC LIMIT 200
"""
_IN: LiteralString = """
    SELECT case_id, task_no, title, words, address, class_code, region, lon, lat, reported_at, complainants
    FROM intake.open_case
    WHERE reported_at >= %s AND starts_with(region, %s)
    ORDER BY reported_at DESC, case_id DESC LIMIT %s
"""
METRES_PER_DEGREE = 111_000
"""Along a meridian, rounded down; the exact distance is judged afterwards."""


class PostgresPetitionBook:
    """Implements PetitionBook on an open transaction."""

    def __init__(self, transaction: WorkTransaction, cases: CaseBook) -> None:
        self.transaction = transaction
        self.cases = cases

    async def known(self, source: str, numbers: Sequence[str], fingerprints: Sequence[str]) -> Sequence[KnownNumber]:
        """Which of these are cases already."""
        found = await self.transaction.tuples(_KNOWN, (source, list(numbers), list(fingerprints)))
        return [
            KnownNumber(source_no=number, fingerprint=fingerprint, known=known_of(rest))
            for number, fingerprint, *rest in found
        ]

    async def keep(self, petition: Petition, footprint: Footprint) -> None:
        """The row and its footprint, sent without waiting."""
        await self.transaction.put(_KEEP, [getattr(petition, column) for column in COLUMNS])
        await self.transaction.leave(footprint)

    async def point_to(self, known: Known, at: datetime) -> None:
        """The claim of the request alone, sent without waiting."""
        await self.transaction.claim(f"case/{known.case_id}", at)


class PostgresPetitionWork:
    """Implements PetitionWork."""

    def __init__(self, work: Work, book_of: BookOf) -> None:
        self._work = work
        self._book_of = book_of

    @asynccontextmanager
    async def begin(self, command: Command) -> AsyncIterator[PostgresPetitionBook]:
        """One transaction in the name of `command.by`."""
        async with number_taken(), self._work.begin(command) as transaction:
            yield PostgresPetitionBook(transaction, self._book_of(transaction))

    async def leave(self, command: Command, footprint: Footprint) -> None:
        """One line in the audit record."""
        try:
            async with self._work.begin(command) as transaction:
                await transaction.leave(footprint)
        except AlreadyDone:
            return


class PostgresPetitionShelf:
    """Implements PetitionShelf."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def petition(self, case_id: CaseId) -> Petition:
        """All of it; raises NoPetition."""
        async with self._database.reading() as session:
            found = await session.row(Petition, _PETITION, [case_id])
        if found is None:
            raise NoPetition
        return found

    async def by_source_no(self, source: str, source_no: str) -> Known | None:
        """The case of a number of a source."""
        async with self._database.reading() as session:
            found = await session.tuples(_KNOWN, (source, [source_no], []))
        return known_of(found[0][2:]) if found else None

    async def history(
        self, phone_key: str, most: int, *, sight: Sight, presentation: Presentation
    ) -> Sequence[PastReport]:
        """Newest first; what was said in confidence, and what this person may not see, is left out."""
        seen = any_of(seen_by(sight))
        where = SqlCondition(
            "petition.phone_key = %s AND NOT petition.confidential"
            f' AND EXISTS (SELECT FROM cases."case" AS c WHERE c.id = matter.id AND {seen.sql})',
            phone_key,
            *seen.parameters,
        )
        asked = first_lines(PAST_REPORTS, where, "petition.registered_at DESC, matter.id DESC", most, presentation)
        async with self._database.reading() as session:
            return await lines_of(session, PAST_REPORTS, asked, presentation)

    async def open_near(self, point: Point, *, metres: float, since: datetime, minor: str) -> Sequence[ComparedCase]:
        """Open cases of a minor class in a square around a point."""
        up = metres / METRES_PER_DEGREE
        across = up / 0.3  # no city of the country lies where a degree of longitude is shorter than that
        corners = (point.lon - across, point.lat - up, point.lon + across, point.lat + up)
        async with self._database.reading() as session:
            return await session.rows(ComparedCase, _NEAR, (*corners, since, minor))

    async def open_in(self, region: str, *, since: datetime, most: int) -> Sequence[ComparedCase]:
        """The newest open cases of a region."""
        async with self._database.reading() as session:
            return await session.rows(ComparedCase, _IN, (since, region, most))


@asynccontextmanager
async def number_taken() -> AsyncIterator[None]:
    """Says NumberTaken when two registered the same number at the same moment."""
    try:
        yield
    except UniqueViolation as error:
        if error.diag.constraint_name in ("petition_source_no_key", "petition_fingerprint_key"):
            raise NumberTaken from error
        raise


def known_of(row: Sequence[object]) -> Known:
    """A case as the last five columns of a look tell it."""
    case_id, task_no, owner, region, class_code = row
    return Known(
        case_id=case_id,  # type: ignore[arg-type]
        task_no=str(task_no),
        owner=str(owner),
        region=str(region),
        class_code=None if class_code is None else str(class_code),
    )
