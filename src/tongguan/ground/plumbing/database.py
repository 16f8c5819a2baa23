# SPDX-License-Identifier: Apache-2.0
"""Plain SQL over psycopg: a read-only kind of session for looking, a pipelined transaction for changing.

A round trip is a moment at which the program waits for the database; both kinds count statements and round
trips into the `Tally` of the request they serve.

JSON columns arrive as the bytes the server sent: whoever knows the type decodes them (`decoded`).
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import LiteralString, TypeVar

import msgspec
from psycopg import AsyncConnection, AsyncCursor, AsyncPipeline, InternalError
from psycopg.abc import Buffer
from psycopg.adapt import Loader
from psycopg.pq import TransactionStatus
from psycopg.rows import TupleRow, class_row
from psycopg_pool import AsyncConnectionPool

from tongguan.ground.plumbing.bad_data import refused_if_bad

APPLICATION_ROLE = "tongguan_app"
"""Every session acts in this role: it may not touch the structure, nor rewrite the audit record."""

Value = object
Parameters = Sequence[Value] | Mapping[str, Value]
Kind = TypeVar("Kind")

SESSION: LiteralString = (
    f"SET ROLE {APPLICATION_ROLE}; SET timezone = 'UTC'; SET lock_timeout = '10s'; "
    "SET statement_timeout = '60s'; SET idle_in_transaction_session_timeout = '60s'"
)


@dataclass(kw_only=True)
class Tally:
    """What one request has cost the database so far."""

    statements: int = 0
    round_trips: int = 0
    repeats: int = 0
    """Wishes in it that were granted before, and now changed nothing."""


tally: ContextVar[Tally] = ContextVar("tally", default=Tally())  # noqa: B039 - one for all who set none
"""The tally of the request being served."""


def as_json(value: object) -> str:
    """A value as JSON text, for a parameter cast to json in the statement."""
    return msgspec.json.encode(value).decode()


class ReadSession:
    """A session that can only look: the server refuses every change. One statement is one round trip."""

    def __init__(self, connection: AsyncConnection[TupleRow]) -> None:
        self._connection = connection
        self._tally = tally.get()

    async def rows(self, kind: type[Kind], sql: LiteralString, parameters: Parameters = ()) -> list[Kind]:
        """Every row as a value of this dataclass; columns must bear the names of its fields."""
        cursor = self._connection.cursor(row_factory=class_row(kind))
        await self._ask(cursor, sql, parameters)
        return await cursor.fetchall()

    async def row(self, kind: type[Kind], sql: LiteralString, parameters: Parameters = ()) -> Kind | None:
        """The first row as a value of this dataclass, or None."""
        cursor = self._connection.cursor(row_factory=class_row(kind))
        await self._ask(cursor, sql, parameters)
        return await cursor.fetchone()

    async def tuples(self, sql: LiteralString, parameters: Parameters = ()) -> list[TupleRow]:
        """Every row as a tuple, for results that deserve no name of their own."""
        cursor = self._connection.cursor()
        await self._ask(cursor, sql, parameters)
        return await cursor.fetchall()

    async def value(self, kind: type[Kind], sql: LiteralString, parameters: Parameters = ()) -> Kind | None:
        """The single column of the first row; None when there is no row or it is null."""
        cursor = self._connection.cursor()
        await self._ask(cursor, sql, parameters)
        return _single(await cursor.fetchone(), kind)

    async def fitted(self, kind: type[Kind], sql: LiteralString, parameters: Parameters = ()) -> Kind | None:
        """Like `value`, planned anew for these very values: for lists whose best plan depends on what is asked."""
        self._tally.statements += 1
        self._tally.round_trips += 1
        cursor = await self._connection.execute(sql, parameters, prepare=False)
        return _single(await cursor.fetchone(), kind)

    async def decoded(self, kind: type[Kind], sql: LiteralString, parameters: Parameters = ()) -> Kind | None:
        """The single JSON column of the first row, decoded and checked as this type."""
        found = await self.value(bytes, sql, parameters)
        return None if found is None else msgspec.json.decode(found, type=kind)

    async def all_decoded(self, kind: type[Kind], sql: LiteralString, parameters: Parameters = ()) -> list[Kind]:
        """The single JSON column of every row, decoded and checked as this type."""
        return [msgspec.json.decode(found, type=kind) for (found,) in await self.tuples(sql, parameters)]

    async def _ask(self, cursor: AsyncCursor[Kind], sql: LiteralString, parameters: Parameters) -> None:
        self._tally.statements += 1
        self._tally.round_trips += 1
        await cursor.execute(sql, parameters)


def _single(row: TupleRow | None, kind: type[Kind]) -> Kind | None:
    if row is None or row[0] is None:
        return None
    value = row[0]
    if not isinstance(value, kind):
        raise TypeError(f"the statement gave {type(value).__name__}, not {kind.__name__}")
    return value


class Transaction(ReadSession):
    """All or nothing. BEGIN travels with the first look, what was `put` with the next look or COMMIT."""

    def __init__(self, connection: AsyncConnection[TupleRow], pipeline: AsyncPipeline) -> None:
        super().__init__(connection)
        self._pipeline = pipeline

    async def put(self, sql: LiteralString, parameters: Parameters = ()) -> None:
        """Send a change without waiting; if it fails, the next look or the commit raises, nothing is kept."""
        self._tally.statements += 1
        await self._connection.execute(sql, parameters)

    async def change(self, sql: LiteralString, parameters: Parameters = ()) -> int:
        """Make a change and wait for the number of rows it touched."""
        cursor = self._connection.cursor()
        await self._ask(cursor, sql, parameters)
        await self._pipeline.sync()
        return cursor.rowcount

    def count_ends(self) -> None:
        """Count BEGIN and COMMIT, and the one wait that ends the block."""
        self._tally.statements += 2
        self._tally.round_trips += 1


class BulkLoad(ReadSession):
    """All or nothing, for a great many rows at once: COPY, one round trip a statement."""

    async def change(self, sql: LiteralString, parameters: Parameters = ()) -> int:
        """Make a change; the number of rows it touched."""
        cursor = self._connection.cursor()
        await self._ask(cursor, sql, parameters)
        return cursor.rowcount

    async def copy(self, sql: LiteralString, rows: Iterable[Sequence[Value]]) -> None:
        """Stream rows into `COPY … FROM STDIN`."""
        self._tally.statements += 1
        self._tally.round_trips += 1
        async with self._connection.cursor() as cursor, cursor.copy(sql) as copy:
            for row in rows:
                await copy.write_row(row)


Opened = TypeVar("Opened", bound=Transaction)


class Database:
    """The pools of one process. Open it in the running event loop; close it at the end."""

    def __init__(self, url: str, *, pool_size: int = 10) -> None:
        self._writing = _pool(url, pool_size, SESSION)
        self._reading = _pool(url, pool_size, SESSION + "; SET default_transaction_read_only = on")
        self.committed = asyncio.Event()
        """Set when a change was committed that leaves events; cleared by whoever notifies the other processes."""

    async def open(self) -> None:
        """Connect; raises psycopg_pool.PoolTimeout when the database does not answer within 30 s."""
        await self._writing.open(wait=True, timeout=30)
        await self._reading.open(wait=True, timeout=30)

    async def close(self) -> None:
        """Give every connection back."""
        await self._reading.close()
        await self._writing.close()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[ReadSession]:
        """A read-only session for queries; each statement sees the latest committed state; raises NotToBeKept."""
        with refused_if_bad():
            async with self._reading.connection() as connection:
                yield ReadSession(connection)

    def begin(self) -> AbstractAsyncContextManager[Transaction]:
        """One transaction: leaving the block commits, an exception rolls everything back; raises NotToBeKept."""
        return self.begin_as(Transaction)

    @asynccontextmanager
    async def begin_as(
        self, make: Callable[[AsyncConnection[TupleRow], AsyncPipeline], Opened]
    ) -> AsyncIterator[Opened]:
        """One transaction of a richer kind, made from the connection and its pipeline."""
        async with self._connected() as connection:
            async with connection.pipeline() as pipeline:
                await connection.execute("BEGIN")
                transaction = make(connection, pipeline)
                yield transaction
                end = await connection.execute("COMMIT")
                transaction.count_ends()
            _refuse_half(end)

    @asynccontextmanager
    async def load(self) -> AsyncIterator[BulkLoad]:
        """One transaction for bulk loading: leaving the block commits, an exception rolls everything back."""
        async with self._connected() as connection:
            await connection.execute("BEGIN")
            yield BulkLoad(connection)
            _refuse_half(await connection.execute("COMMIT"))

    @asynccontextmanager
    async def _connected(self) -> AsyncIterator[AsyncConnection[TupleRow]]:
        """A connection to change something on; what an exception leaves half done is rolled back."""
        connection = await self._writing.getconn()
        try:
            with refused_if_bad():
                yield connection
        except BaseException:
            await _roll_back(connection)
            raise
        finally:
            await self._writing.putconn(connection)

    def sizes(self) -> Mapping[str, int]:
        """How many connections there are and how many wait to be used, for the metrics."""
        reading, writing = self._reading.get_stats(), self._writing.get_stats()
        return {
            name: reading.get(name, 0) + writing.get(name, 0)
            for name in ("pool_size", "pool_available", "requests_waiting")
        }


async def _roll_back(connection: AsyncConnection[TupleRow]) -> None:
    if not connection.closed and connection.pgconn.transaction_status != TransactionStatus.IDLE:
        await connection.rollback()


def _refuse_half(end: AsyncCursor[TupleRow]) -> None:
    """The server answers COMMIT with ROLLBACK when an earlier statement failed and nobody minded."""
    if end.statusmessage != "COMMIT":
        raise InternalError("a failed transaction was carried on with; nothing was kept")


class _JsonAsSent(Loader):
    def load(self, data: Buffer) -> bytes:
        return bytes(data)


def _pool(url: str, size: int, session: LiteralString) -> AsyncConnectionPool[AsyncConnection[TupleRow]]:
    async def configure(connection: AsyncConnection[TupleRow]) -> None:
        connection.prepare_threshold = 2
        connection.prepared_max = 500
        connection.adapters.register_loader("json", _JsonAsSent)
        connection.adapters.register_loader("jsonb", _JsonAsSent)
        await connection.execute(session)

    return AsyncConnectionPool(
        url,
        min_size=1,
        max_size=size,
        open=False,
        configure=configure,
        kwargs={"autocommit": True},
        timeout=10,
    )
