# SPDX-License-Identifier: Apache-2.0
"""Imports in PostgreSQL: the progress travels with the rows."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import astuple
from typing import LiteralString
from uuid import UUID

from tongguan.intake.application.ports import BadRow, Import
from tongguan.intake.domain.refusals import ImportUnderWay, NoImport
from tongguan.intake.store.petitions import BookOf, PostgresPetitionBook, number_taken
from tongguan.kernel.work import Command, Footprint
from tongguan.plumbing.database import Database, as_json
from tongguan.plumbing.unit_of_work import Work

_COLUMNS: LiteralString = (
    "id, file_name, digest, source, state, row, read, registered, known, bad, by, begun_at, touched_at"
)
_OPEN: LiteralString = f"""
    INSERT INTO intake.import ({_COLUMNS}) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
    ON CONFLICT (source, digest) DO NOTHING
"""
_ADVANCE: LiteralString = """
    UPDATE intake.import SET state = %s, row = %s, read = %s, registered = %s, known = %s, bad = %s, touched_at = %s
    WHERE id = %s AND state = 'running' AND row <= %s AND read + %s = %s
"""
_BAD: LiteralString = """
    INSERT INTO intake.bad_row SELECT %s, bad.* FROM json_to_recordset(%s::json)
        AS bad(row integer, "column" text, value text, problem_zh text, problem_en text, advice_zh text)
"""


class PostgresImportBook(PostgresPetitionBook):
    """Implements ImportBook on an open transaction."""

    async def advance(self, progress: Import, bad: Sequence[BadRow], *, rows: int) -> None:
        """Keep progress; raises ImportUnderWay when somebody else came this far."""
        kept = await self.transaction.change(
            _ADVANCE,
            [
                progress.state,
                progress.row,
                progress.read,
                progress.registered,
                progress.known,
                progress.bad,
                progress.touched_at,
                progress.id,
                progress.row,
                rows,
                progress.read,
            ],
        )
        if kept == 0:
            raise ImportUnderWay
        if bad:
            await self.transaction.put(_BAD, [progress.id, as_json(bad)])
        if progress.state == "done":
            await self.transaction.leave(_footprint(progress))


class PostgresImportWork:
    """Implements ImportWork."""

    def __init__(self, database: Database, book_of: BookOf) -> None:
        self._database = database
        self._work = Work(database)
        self._book_of = book_of

    async def open(self, start: Import) -> Import:
        """The import begun earlier with the same content, or this one."""
        async with self._database.begin() as transaction:
            await transaction.put(_OPEN, astuple(start))
        async with self._database.reading() as session:
            found = await session.row(
                Import,
                f"SELECT {_COLUMNS} FROM intake.import WHERE source = %s AND digest = %s",
                (start.source, start.digest),
            )
        assert found is not None
        return found

    @asynccontextmanager
    async def begin(self, command: Command) -> AsyncIterator[PostgresImportBook]:
        """One transaction for the next rows."""
        async with number_taken(), self._work.begin(command) as transaction:
            yield PostgresImportBook(transaction, self._book_of(transaction))

    async def get(self, import_id: UUID) -> Import:
        """How far it has come; raises NoImport."""
        async with self._database.reading() as session:
            found = await session.row(Import, f"SELECT {_COLUMNS} FROM intake.import WHERE id = %s", [import_id])
        if found is None:
            raise NoImport
        return found

    async def bad_rows(self, import_id: UUID, *, after: int, most: int) -> Sequence[BadRow]:
        """In the order of the file."""
        async with self._database.reading() as session:
            return await session.rows(
                BadRow,
                'SELECT row, "column", value, problem_zh, problem_en, advice_zh FROM intake.bad_row'
                " WHERE import_id = %s AND row > %s ORDER BY row LIMIT %s",
                (import_id, after, most),
            )


def _footprint(done: Import) -> Footprint:
    return Footprint(
        subject=f"import/{done.id}",
        move="import",
        before=None,
        after="done",
        at=done.touched_at,
        person=done.by,
        post=None,
        organ=None,
        facts={
            "file": done.file_name,
            "sha256": done.digest,
            "source": done.source,
            "read": done.read,
            "registered": done.registered,
            "known": done.known,
            "bad": done.bad,
        },
    )
