# SPDX-License-Identifier: Apache-2.0
"""How the loops of a worker wait, and the jobs that come round."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

import psycopg
import structlog

from tongguan.ground.kernel.clock import Clock
from tongguan.ground.plumbing.database import Database

log = structlog.get_logger(__name__)

HEARD_SECONDS = 2.0
"""Time for a task told to end to roll back and give its connection back, before it is told again."""


async def pause(seconds: float | None, *wake: asyncio.Event) -> None:
    """Wait so long (None: for ever), or until one of these is set."""
    waits = [asyncio.ensure_future(event.wait()) for event in wake]
    await asyncio.wait(waits, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    for wait in waits:
        wait.cancel()


async def ended(*tasks: asyncio.Task[object]) -> None:
    """Cancel these and see them end, whatever they raise. One request may be lost: `asyncio.wait_for` of Python 3.11
    swallows a cancellation that comes together with what it waited for, say a free connection; it is then repeated."""
    while going := {task for task in tasks if not task.done()}:
        for task in going:
            task.cancel()
        await asyncio.wait(going, timeout=HEARD_SECONDS)
    await asyncio.gather(*tasks, return_exceptions=True)


@asynccontextmanager
async def beside(*work: Coroutine[None, None, None]) -> AsyncIterator[None]:
    """Have work that never ends by itself done beside a block; leaving the block ends it."""
    tasks = [asyncio.create_task(one) for one in work]
    try:
        yield
    finally:
        await ended(*tasks)


@dataclass(frozen=True, kw_only=True)
class Round:
    """A job that comes round: reminders, sealing, retention."""

    name: str
    """`module.verb`; never renamed."""
    every: timedelta
    go: Callable[[datetime], Awaitable[object]]


class Rounds:
    """Starts each round when it is due; of several workers one takes the turn. A turn lost in a crash is not made
    up for: the next one comes. A turn further off than its round takes was noted by a wrong clock: it is due."""

    def __init__(self, database: Database, clock: Clock, rounds: Sequence[Round]) -> None:
        self._database = database
        self._clock = clock
        self._rounds = {round_.name: round_ for round_ in rounds}
        self._under_way: dict[str, asyncio.Task[None]] = {}

    async def step(self) -> int:
        """Take every turn that is due now and see it through; how many it was."""
        begun = await self._begin_due()
        await asyncio.gather(*begun)
        return len(begun)

    async def run(self, stop: asyncio.Event, *, every: float = 1.0) -> None:
        """Go round until told to stop, then see through what was begun. A slow round holds up no other; while the
        database is away, turns wait for it."""
        while not stop.is_set():
            try:
                await self._begin_due()
            except psycopg.OperationalError as error:
                log.warning("rounds_put_off", why=str(error))
            await pause(every, stop)
        await asyncio.gather(*self._under_way.values())

    async def _begin_due(self) -> list[asyncio.Task[None]]:
        now = self._clock.now()
        names = [name for name in self._rounds if name not in self._under_way]
        seconds = [self._rounds[name].every.total_seconds() for name in names]
        async with self._database.begin() as tx:
            taken = await tx.tuples(_TAKE, (names, seconds, now, now, now))
        for (name,) in taken:
            self._under_way[name] = asyncio.create_task(self._go(self._rounds[name], now))
        return [self._under_way[name] for (name,) in taken]

    async def _go(self, round_: Round, now: datetime) -> None:
        failed: str | None = None
        try:
            await round_.go(now)
        except Exception as error:  # one module's fault must not stop the others
            failed = f"{type(error).__name__}: {error}"
            log.exception("round_failed", round=round_.name)
        try:
            async with self._database.begin() as tx:
                await tx.put(
                    "UPDATE plumbing.round SET ended_at = %s, last_error = %s WHERE name = %s",
                    (self._clock.now(), failed, round_.name),
                )
        except psycopg.OperationalError:
            log.warning("round_not_noted", round=round_.name)
        finally:
            del self._under_way[round_.name]


_TAKE = """
    INSERT INTO plumbing.round AS kept (name, due_at, began_at)
    SELECT known.name, given.now + make_interval(secs => known.seconds), given.now
    FROM unnest(%s::text[], %s::float8[]) AS known(name, seconds), (SELECT %s::timestamptz AS now) AS given
    ORDER BY known.name
    ON CONFLICT (name) DO UPDATE SET due_at = excluded.due_at, began_at = %s
    WHERE kept.due_at <= %s OR kept.due_at > excluded.due_at + interval '1 minute'
    RETURNING name
"""
