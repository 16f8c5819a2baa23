# SPDX-License-Identifier: Apache-2.0
"""Imports in PostgreSQL: the progress travels with the rows."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime
from typing import LiteralString
from uuid import UUID

from tongguan.ground.kernel.work import Command, Footprint
from tongguan.ground.plumbing.database import Database, as_json
from tongguan.ground.plumbing.unit_of_work import Work
from tongguan.matters.intake.application.import_ports import BadRow, Import, ImportState
from tongguan.matters.intake.domain.refusals import ImportUnderWay, NoImport
from tongguan.matters.intake.store.petitions import BookOf, PostgresPetitionBook, number_taken

_OPEN: LiteralString = """
    INSERT INTO intake.import (id, file_name, digest, source, system, state, row, read, registered, known, bad,
        passed_over, notes, broken_off, by, organ, begun_at, touched_at)
    VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s::json, %s::json, NULL, %s, %s, %s, %s)
    ON CONFLICT (source, digest, system) DO NOTHING
"""
_SENT: LiteralString = """
    INSERT INTO intake.import_sender (import_id, person)
    SELECT id, %s FROM intake.import WHERE source = %s AND digest = %s AND system = %s
    ON CONFLICT DO NOTHING
"""
_ADVANCE: LiteralString = """
    UPDATE intake.import SET state = %s, row = %s, read = %s, registered = %s, known = %s, bad = %s, notes = %s::json,
        touched_at = %s
    WHERE id = %s AND state = 'running' AND row <= %s AND read + %s = %s
"""
_TAKE_UP: LiteralString = """
    UPDATE intake.import SET state = 'running', broken_off = NULL, touched_at = %s
    WHERE id = %s AND state <> 'done' AND touched_at = %s
"""
_BREAK_OFF: LiteralString = """
    UPDATE intake.import SET state = 'broken_off', broken_off = %s::json, touched_at = %s
    WHERE id = %s AND state = 'running'
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
                as_json(progress.notes),
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
        if progress.state is ImportState.DONE:
            await self.transaction.leave(_footprint(progress))


class PostgresImportWork:
    """Implements ImportWork."""

    def __init__(self, database: Database, book_of: BookOf) -> None:
        self._database = database
        self._work = Work(database)
        self._book_of = book_of

    async def open(self, start: Import) -> Import:
        """The import begun earlier with the same content, or this one."""
        same = (start.source, start.digest, start.system)
        async with self._database.begin() as transaction:
            await transaction.put(
                _OPEN,
                [
                    start.id,
                    start.file_name,
                    start.digest,
                    start.source,
                    start.system,
                    start.state,
                    start.row,
                    start.read,
                    start.registered,
                    start.known,
                    start.bad,
                    as_json(start.passed_over),
                    as_json(start.notes),
                    start.by,
                    start.organ,
                    start.begun_at,
                    start.touched_at,
                ],
            )
            await transaction.put(_SENT, (start.by, *same))
            found = await transaction.decoded(
                Import,
                "SELECT to_json(import) FROM intake.import WHERE source = %s AND digest = %s AND system = %s",
                same,
            )
        assert found is not None
        return found

    async def sent_by(self, import_id: UUID, person: str) -> bool:
        """Whether this person sent the file."""
        async with self._database.reading() as session:
            sent = "SELECT true FROM intake.import_sender WHERE import_id = %s AND person = %s"
            return bool(await session.value(bool, sent, (import_id, person)))

    async def take_up(self, seen: Import, now: datetime) -> Import:
        """The import under way again; raises ImportUnderWay when it was touched since it was seen."""
        async with self._database.begin() as transaction:
            if not await transaction.change(_TAKE_UP, (now, seen.id, seen.touched_at)):
                raise ImportUnderWay
        return replace(seen, state=ImportState.RUNNING, broken_off=None, touched_at=now)

    async def touch(self, import_id: UUID, now: datetime) -> None:
        """Somebody is still at it."""
        async with self._database.begin() as transaction:
            await transaction.put(
                "UPDATE intake.import SET touched_at = %s WHERE id = %s AND state = 'running'", (now, import_id)
            )

    async def break_off(self, broken: Import) -> None:
        """Keep why it ended before its file did."""
        async with self._database.begin() as transaction:
            await transaction.put(_BREAK_OFF, (as_json(broken.broken_off), broken.touched_at, broken.id))

    @asynccontextmanager
    async def begin(self, command: Command) -> AsyncIterator[PostgresImportBook]:
        """One transaction for the next rows."""
        async with number_taken(), self._work.begin(command) as transaction:
            yield PostgresImportBook(transaction, self._book_of(transaction))

    async def get(self, import_id: UUID) -> Import:
        """How far it has come; raises NoImport."""
        async with self._database.reading() as session:
            found = await session.decoded(
                Import, "SELECT to_json(import) FROM intake.import WHERE id = %s", [import_id]
            )
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
        after="done",
        at=done.touched_at,
        person=done.by,
        facts={
            "file": done.file_name,
            "sha256": done.digest,
            "source": done.source,
            "system": done.system,
            "read": done.read,
            "registered": done.registered,
            "known": done.known,
            "bad": done.bad,
        },
    )
