# SPDX-License-Identifier: Apache-2.0
"""One wish, one transaction, one footprint: the generic unit of work every module's store builds on.

The request id is claimed by the *last* statement, together with audit line and events, so the guard costs the
usual move nothing. A repeated request either runs into the claim (unique key) or is refused by a rule because
the change is already there; in both events the stored answer is looked up and `AlreadyDone` says so. Two that
run at once wait for each other on the subject's row, or at the latest on the claim.
"""

from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from functools import lru_cache, partial
from typing import LiteralString
from uuid import UUID

from psycopg import AsyncConnection, AsyncPipeline
from psycopg.errors import UniqueViolation
from psycopg.rows import TupleRow

from tongguan.kernel.refusal import Conflict, Refusal
from tongguan.kernel.work import AlreadyDone, Command, Footprint
from tongguan.plumbing.audit import chained, columns_of, line_text
from tongguan.plumbing.database import Database, Load, Transaction, as_json
from tongguan.plumbing.telemetry import MOVES

_EVENTS: LiteralString = """
    INSERT INTO plumbing.outbox (name, at, subject, audience, payload)
    SELECT told.name, told.at, told.subject, told.audience, told.payload
    FROM json_to_recordset(%s::json)
         AS told(name text, at timestamptz, subject text, audience text[], payload json)
"""

_LINE: LiteralString = """
    line AS (
        INSERT INTO audit.entry
            (subject, no, move, before, after, at, person, post, organ, reason, facts, request_id, hash)
        SELECT given.subject, coalesce(last.no, 0) + 1, %s, %s, %s, %s, %s, %s, %s, %s, %s::json, %s,
               sha256(coalesce(last.hash, ''::bytea) || convert_to(%s, 'UTF8'))
        FROM (SELECT %s::text AS subject) AS given
        LEFT JOIN LATERAL (
            SELECT entry.no, entry.hash FROM audit.entry
            WHERE entry.subject = given.subject ORDER BY entry.no DESC LIMIT 1
        ) AS last ON true
    )
"""

_CLAIM: LiteralString = """
    claim AS (
        INSERT INTO plumbing.request (request_id, person, at, subject, answer) VALUES (%s, %s, %s, %s, %s)
    )
"""

_LEAVE_FIRST: LiteralString = f"{_CLAIM}, {_LINE} {_EVENTS}"
_LEAVE_NEXT: LiteralString = f"{_LINE} {_EVENTS}"


class WorkTransaction(Transaction):
    """A transaction in somebody's name: what is changed in it must leave a footprint."""

    def __init__(self, connection: AsyncConnection[TupleRow], pipeline: AsyncPipeline, command: Command) -> None:
        super().__init__(connection, pipeline)
        self._command = command
        self._claimed = False
        self.moves: list[str] = []

    async def leave(
        self,
        footprint: Footprint,
        *,
        answer: bytes | None = None,
        changes: LiteralString = "",
        parameters: Sequence[object] = (),
    ) -> None:
        """Send audit line, events and (once) the claim of the request id; waits for nothing.

        `answer` is what a repeat of the request shall get (first footprint only), besides the subject. `changes`
        (`name AS (INSERT …), other AS (UPDATE …)`) travel in the same statement, which costs less than two.
        """
        self.moves.append(footprint.move)
        columns = columns_of(footprint, self._command.request_id)
        line = (*columns, line_text(footprint.subject, columns), footprint.subject, _told(footprint))
        if self._claimed:
            await self.put(_with(changes, _LEAVE_NEXT), (*parameters, *line))
            return
        self._claimed = True
        claim = (self._command.request_id, self._command.by.person, footprint.at, footprint.subject, answer)
        await self.put(_with(changes, _LEAVE_FIRST), (*parameters, *claim, *line))


@lru_cache(maxsize=256)
def _with(changes: LiteralString, leave: LiteralString) -> LiteralString:
    return f"WITH {changes}, {leave}" if changes else f"WITH {leave}"


class Work:
    """Begins transactions for commands; implements `kernel.work.UnitOfWork[WorkTransaction]`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @asynccontextmanager
    async def begin(self, command: Command) -> AsyncIterator[WorkTransaction]:
        """Open the transaction; raises AlreadyDone when the same request was granted before."""
        try:
            async with self._database.begin_as(partial(WorkTransaction, command=command)) as transaction:
                yield transaction
            self._database.worked.set()
            for move in transaction.moves:
                MOVES.labels(move, "granted").inc()
        except UniqueViolation as error:
            if error.diag.constraint_name == "request_pkey":
                await self._raise_if_done(command)
            if error.diag.constraint_name == "entry_subject_no_key":
                raise Conflict("同一事项刚被他人更新，请刷新后再办。") from error
            raise
        except Refusal:
            await self._raise_if_done(command)
            MOVES.labels("any", "refused").inc()
            raise

    async def _raise_if_done(self, command: Command) -> None:
        async with self._database.reading() as session:
            found = await session.tuples(
                "SELECT subject, answer FROM plumbing.request WHERE request_id = %s", [command.request_id]
            )
        for subject, answer in found:
            MOVES.labels("any", "repeated").inc()
            raise AlreadyDone(subject=subject, answer=answer)


async def leave_many(
    load: Load, footprints: Iterable[tuple[UUID, Footprint]], *, ends: dict[str, tuple[int, bytes]]
) -> None:
    """Write footprints (each with its request id) by COPY, the chain computed here: for simulations.

    `ends` holds number and hash of the last line of each subject already on record and is carried forward;
    a subject missing from it must be new.
    """
    lines: list[tuple[object, ...]] = []
    events: list[tuple[object, ...]] = []
    for request_id, footprint in footprints:
        subject = footprint.subject
        columns = columns_of(footprint, request_id)
        no, previous = ends.get(subject, (0, b""))
        ends[subject] = (no + 1, chained(previous, line_text(subject, columns)))
        lines.append((subject, *columns, *ends[subject]))
        events += [(event.name, event.at, subject, list(event.audience), as_json(event)) for event in footprint.events]
    await load.copy(
        "COPY audit.entry (subject, move, before, after, at, person, post, organ, reason, facts, request_id,"
        " no, hash) FROM STDIN",
        lines,
    )
    await load.copy("COPY plumbing.outbox (name, at, subject, audience, payload) FROM STDIN", events)


def _told(footprint: Footprint) -> str:
    """The events as the JSON rows that `_EVENTS` unfolds."""
    rows = [
        {
            "name": event.name,
            "at": event.at,
            "subject": footprint.subject,
            "audience": event.audience,
            "payload": event,
        }
        for event in footprint.events
    ]
    return as_json(rows)
