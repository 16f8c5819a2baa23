# SPDX-License-Identifier: Apache-2.0
"""Notifications between processes (NOTIFY): what was committed is relayed at once, what was relayed arrives at once.

A notification only shortens the wait. Whoever listens also looks every so often by itself, so one that nobody heard
costs a second and loses nothing.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import LiteralString

import psycopg
import structlog
from psycopg.rows import TupleRow

from tongguan.ground.plumbing.database import Database
from tongguan.ground.plumbing.worker_loops import ended, pause

COMMITTED: LiteralString = "tongguan_worked"
"""The channel after a change was committed: its events wait for the relay."""
PUBLISHED: LiteralString = "tongguan_stream"
"""The channel of the relay: events have got their numbers."""
LEAST_INTERVAL = 0.1
"""Seconds between two notifications of one process: under load many changes share one."""

log = structlog.get_logger(__name__)


async def notify_after_commits(database: Database, stop: asyncio.Event) -> None:
    """Notify of what this process commits, until told to stop.

    Not part of the move itself: a transaction that notifies makes the server put its commit in a queue with the others.
    """
    while not stop.is_set():
        await pause(None, stop, database.committed)
        database.committed.clear()
        try:
            async with database.begin() as tx:
                await tx.put("SELECT pg_notify(%s, '')", [COMMITTED])
        except psycopg.OperationalError:
            log.warning("notification_not_sent")
        await pause(LEAST_INTERVAL, stop)


async def at_every_notification(
    url: str, channel: LiteralString, go: Callable[[], Awaitable[object]], stop: asyncio.Event, *, every: float = 1.0
) -> None:
    """Go at the start, at every notification and at least every so many seconds, until told to stop.

    A lost connection is made again, then whatever was missed is gone for.
    """
    while not stop.is_set():
        try:
            async with await psycopg.AsyncConnection.connect(url, autocommit=True) as connection:
                await connection.execute(f"LISTEN {channel}")
                async with _listening(connection) as (notified, listening):
                    while not stop.is_set() and not listening.done():
                        notified.clear()
                        await go()
                        await pause(every, stop, notified)
                    if listening.done():
                        listening.result()
        except psycopg.OperationalError:
            log.warning("notification_connection_lost", channel=channel)
            await pause(1.0, stop)


@asynccontextmanager
async def _listening(
    connection: psycopg.AsyncConnection[TupleRow],
) -> AsyncIterator[tuple[asyncio.Event, asyncio.Task[None]]]:
    """What is set at every notification, and the task that listens: done as soon as the connection is lost."""
    notified = asyncio.Event()

    async def listen() -> None:
        async for _ in connection.notifies():
            notified.set()

    listening = asyncio.create_task(listen())
    listening.add_done_callback(lambda _: notified.set())
    try:
        yield notified, listening
    finally:
        await ended(listening)
