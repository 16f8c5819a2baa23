# SPDX-License-Identifier: Apache-2.0
"""One wish, one transaction, one footprint: the generic unit of work every module's store builds on.

The request id is claimed by the *last* statement, together with audit line and events, so the guard costs the
usual move nothing. A repeated request either runs into the claim (unique key) or is refused by a rule because
the change is already there; in both events what was granted is looked up, and `AlreadyDone` says that it was this
very wish, `KeyUsedElsewhere` that it was another. Two that run at once wait for each other on the subject's row, or
at the latest on the claim.
"""

from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import datetime
from functools import lru_cache, partial
from typing import Generic, LiteralString, TypeVar
from uuid import UUID

from psycopg import AsyncConnection, AsyncPipeline
from psycopg.errors import UniqueViolation
from psycopg.rows import TupleRow

from tongguan.ground.kernel.refusal import Changed, Refusal
from tongguan.ground.kernel.work import AlreadyDone, Command, Footprint
from tongguan.ground.plumbing.audit import chained, columns_of, line_text
from tongguan.ground.plumbing.database import BulkLoad, Database, Transaction, as_json, tally
from tongguan.ground.plumbing.telemetry import MOVES

Book = TypeVar("Book")

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
        INSERT INTO plumbing.request (request_id, person, at, subject, answer, digest)
        VALUES (%s, %s, %s, %s, %s, %s)
    )
"""

_CLAIM_ALONE: LiteralString = f"WITH {_CLAIM} SELECT"
_LEAVE_FIRST: LiteralString = f"{_CLAIM}, {_LINE} {_EVENTS}"
_LEAVE_NEXT: LiteralString = f"{_LINE} {_EVENTS}"


class KeyUsedElsewhere(Refusal):
    """The key of this request is that of another, which was granted; nothing was changed now, nothing is repeated."""

    code = "plumbing.key_used_elsewhere"
    title = "请求键已用于另一内容，本次未办理，请重新提交"
    title_en = "This Idempotency-Key was used for another request; send this one under a new key"


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
        columns = columns_of(footprint, self._command.request_id.id)
        line = (*columns, line_text(footprint.subject, columns), footprint.subject, _told(footprint))
        if self._claimed:
            await self.put(_with(changes, _LEAVE_NEXT), (*parameters, *line))
            return
        claim = self._claim(footprint.subject, footprint.at, answer)
        await self.put(_with(changes, _LEAVE_FIRST), (*parameters, *claim, *line))

    async def claim(self, subject: str, at: datetime) -> None:
        """Send the claim of the request id alone; waits for nothing."""
        await self.put(_CLAIM_ALONE, self._claim(subject, at, None))

    def _claim(self, subject: str, at: datetime, answer: bytes | None) -> tuple[object, ...]:
        self._claimed = True
        request_id, by = self._command.request_id, self._command.by
        return (request_id.id, by.person, at, subject, answer, request_id.digest)


@lru_cache(maxsize=256)
def _with(changes: LiteralString, leave: LiteralString) -> LiteralString:
    return f"WITH {changes}, {leave}" if changes else f"WITH {leave}"


class Work:
    """Begins transactions for commands; implements `kernel.work.UnitOfWork[WorkTransaction]`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @asynccontextmanager
    async def begin(self, command: Command) -> AsyncIterator[WorkTransaction]:
        """Open the transaction; raises AlreadyDone when the same request was granted before, KeyUsedElsewhere when
        another was under its key.
        """
        try:
            async with self._database.begin_as(partial(WorkTransaction, command=command)) as transaction:
                yield transaction
            self._database.committed.set()
            for move in transaction.moves:
                MOVES.labels(move, "granted").inc()
        except UniqueViolation as error:
            await self._raise_if_done(command)  # a repeat may first meet another trace of what was granted
            if error.diag.constraint_name == "entry_subject_no_key":
                raise Changed("同一事项刚被他人更新，请刷新后再办。") from error
            raise
        except Refusal:
            await self._raise_if_done(command)
            MOVES.labels("any", "refused").inc()
            raise

    async def bind(self, command: Command, *, subject: str, at: datetime) -> None:
        """Claim the request id of a wish that is granted in parts, each in a transaction of its own (`part`).

        Repeated it changes nothing; raises KeyUsedElsewhere.
        """
        with suppress(AlreadyDone):
            async with self.begin(command) as transaction:
                await transaction.claim(subject, at)

    async def _raise_if_done(self, command: Command) -> None:
        async with self._database.reading() as session:
            found = await session.tuples(
                "SELECT subject, answer, digest FROM plumbing.request WHERE request_id = %s", [command.request_id.id]
            )
        for subject, answer, digest in found:
            if digest is not None and digest != command.request_id.digest:
                raise KeyUsedElsewhere
            tally.get().repeats += 1
            MOVES.labels("any", "repeated").inc()
            raise AlreadyDone(subject=subject, answer=answer)


class PostgresUnitOfWork(Generic[Book]):
    """Opens transactions with the book of a module in them: implements `kernel.work.UnitOfWork[Book]`."""

    def __init__(self, work: Work, make: Callable[[WorkTransaction], Book]) -> None:
        self.work = work
        self._make = make

    @asynccontextmanager
    async def begin(self, command: Command) -> AsyncIterator[Book]:
        """One transaction in the name of `command.by`."""
        async with self.work.begin(command) as transaction:
            yield self._make(transaction)


async def leave_many(
    load: BulkLoad, footprints: Iterable[tuple[UUID, Footprint]], *, ends: dict[str, tuple[int, bytes]]
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
