# SPDX-License-Identifier: Apache-2.0
"""Bells between processes (NOTIFY): what was committed is relayed at once, what was relayed is told at once.

A bell only shortens the wait. Whoever listens also looks every so often by itself, so a bell that nobody heard costs
a second and loses nothing.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import LiteralString

import psycopg
import structlog
from psycopg.rows import TupleRow

from tongguan.plumbing.database import Database
from tongguan.plumbing.pacing import pause

WORKED: LiteralString = "tongguan_worked"
"""Rung after a change was committed: its events wait for the relay."""
TOLD: LiteralString = "tongguan_stream"
"""Rung by the relay: events have got their numbers."""
HUSH = 0.1
"""Seconds between two rings of one process: under load many changes share a ring."""

log = structlog.get_logger(__name__)


async def ring_after_work(database: Database, stop: asyncio.Event) -> None:
    """Ring for what this process commits, until told to stop.

    Not part of the move itself: a transaction that rings makes the server put its commit in a queue with the others.
    """
    while not stop.is_set():
        await pause(None, stop, database.worked)
        database.worked.clear()
        try:
            async with database.begin() as tx:
                await tx.put("SELECT pg_notify(%s, '')", [WORKED])
        except psycopg.OperationalError:
            log.warning("bell_not_rung")
        await pause(HUSH, stop)


async def at_every_ring(
    url: str, bell: LiteralString, go: Callable[[], Awaitable[object]], stop: asyncio.Event, *, every: float = 1.0
) -> None:
    """Go at the start, at every ring and at least every so many seconds, until told to stop.

    A lost connection is made again, then whatever was missed is gone for.
    """
    while not stop.is_set():
        try:
            async with await psycopg.AsyncConnection.connect(url, autocommit=True) as connection:
                await connection.execute(f"LISTEN {bell}")
                async with _hearing(connection) as (rung, hearing):
                    while not stop.is_set() and not hearing.done():
                        rung.clear()
                        await go()
                        await pause(every, stop, rung)
                    if hearing.done():
                        hearing.result()
        except psycopg.OperationalError:
            log.warning("bell_connection_lost", bell=bell)
            await pause(1.0, stop)


@asynccontextmanager
async def _hearing(
    connection: psycopg.AsyncConnection[TupleRow],
) -> AsyncIterator[tuple[asyncio.Event, asyncio.Task[None]]]:
    """What is set at every ring, and the task that hears it: done as soon as the connection is lost."""
    rung = asyncio.Event()

    async def hear() -> None:
        async for _ in connection.notifies():
            rung.set()

    hearing = asyncio.create_task(hear())
    hearing.add_done_callback(lambda _: rung.set())
    try:
        yield rung, hearing
    finally:
        hearing.cancel()
        await asyncio.gather(hearing, return_exceptions=True)
