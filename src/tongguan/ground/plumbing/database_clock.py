# SPDX-License-Identifier: Apache-2.0
"""One time for all processes: the database's. Whose machine tells another time decides nothing until it is put right.

A wrong clock on one of many machines would ring early, stamp moments that have not come and push turns away from
the others. So the platform asks the database, counts on from there by a clock that nobody sets (the monotonic one),
and compares what the machine tells.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import psycopg
import structlog

from tongguan.ground.kernel.clock import Clock, SystemClock
from tongguan.ground.kernel.refusal import Refusal
from tongguan.ground.plumbing.database import Database
from tongguan.ground.plumbing.telemetry import CLOCK_OFF
from tongguan.ground.plumbing.worker_loops import pause

log = structlog.get_logger(__name__)

EVERY_SECONDS = 1.0


class ClockWrong(Refusal):
    """This machine's clock differs from the database's: whatever this process decided would bear wrong moments."""

    code = "plumbing.clock_wrong"
    title = "本机时钟不准，暂停办理"
    title_en = "This machine's clock is wrong; nothing is decided here until it is right"
    status = 503


@dataclass(frozen=True)
class _Asked:
    """What the database's clock said, when by the monotonic one, and how sure that is."""

    moment: datetime
    at: float
    unsure: float
    """Seconds; the answer was on its way for twice as long."""


class DatabaseClock:
    """Tells the database's time, and whether this machine's clock tells the same."""

    def __init__(self, database: Database, *, tolerance: timedelta, machine: Clock | None = None) -> None:
        self._database = database
        self._tolerance = tolerance.total_seconds()
        self._machine = machine or SystemClock()
        self._asked: _Asked | None = None
        self._said_wrong = False

    def now(self) -> datetime:
        """The database's time, timezone-aware, UTC; the machine's as long as the database was never asked."""
        if self._asked is None:
            return self._machine.now()
        return self._asked.moment + timedelta(seconds=time.monotonic() - self._asked.at)

    @property
    def seconds_off(self) -> float:
        """By how much this machine's clock is ahead of the database's, surely; negative when behind."""
        if self._asked is None:
            return 0.0
        off = (self._machine.now() - self.now()).total_seconds()
        return max(0.0, off - self._asked.unsure) if off > 0 else min(0.0, off + self._asked.unsure)

    @property
    def wrong(self) -> ClockWrong | None:
        """Why this process may decide nothing now; None when its machine's clock is right."""
        off = self.seconds_off
        if abs(off) <= self._tolerance:
            return None
        zh, en = ("快", "ahead of") if off > 0 else ("慢", "behind")
        return ClockWrong(
            f"本机时钟比数据库{zh} {abs(off):.0f} 秒（允许 {self._tolerance:g} 秒），"
            "本进程暂停办理；校准时钟后自动恢复。",
            why_en=f"This machine's clock is {abs(off):.0f} s {en} the database's ({self._tolerance:g} s allowed). "
            "This process decides nothing; set the clock right and it goes on by itself.",
            retry_after=5,
        )

    async def ask(self) -> None:
        """Ask the database for its time; an answer that was long on its way does not replace a better one."""
        async with self._database.reading() as look:
            sent = time.monotonic()  # a wait for a free connection says nothing of the time
            moment = await look.value(datetime, "SELECT clock_timestamp()")
            came = time.monotonic()
        assert moment is not None
        told = _Asked(moment.astimezone(UTC), (sent + came) / 2, (came - sent) / 2)
        if self._asked is None or told.unsure <= self._tolerance / 4 or _contradict(told, self._asked):
            self._asked = told
        CLOCK_OFF.set(self.seconds_off)
        self._say()

    async def follow(self) -> None:
        """Ask every second until cancelled; while the database is away, count on."""
        while True:
            try:
                await self.ask()
            except psycopg.OperationalError:
                self._say()
            await asyncio.sleep(EVERY_SECONDS)

    async def while_right(self, work: Callable[[asyncio.Event], Awaitable[None]], stop: asyncio.Event) -> None:
        """Have this work done until told to stop, but only while the clock is right; `work` hears when to pause."""
        while not stop.is_set():
            if self.wrong is not None:
                await pause(EVERY_SECONDS, stop)
                continue
            await self._spell(work, stop)

    async def _spell(self, work: Callable[[asyncio.Event], Awaitable[None]], stop: asyncio.Event) -> None:
        halt = asyncio.Event()
        working = asyncio.ensure_future(work(halt))
        working.add_done_callback(lambda _: halt.set())
        while self.wrong is None and not stop.is_set() and not halt.is_set():
            await pause(EVERY_SECONDS, stop, halt)
        halt.set()
        await working

    def _say(self) -> None:
        """Log that the clock is wrong, and that it is right again: each once."""
        wrong = self.wrong
        if wrong is not None and not self._said_wrong:
            log.error("clock_wrong", seconds_off=round(self.seconds_off, 1), why=wrong.detail, **wrong.facts)
        elif wrong is None and self._said_wrong:
            log.warning("clock_right_again")
        self._said_wrong = wrong is not None


def _contradict(told: _Asked, before: _Asked) -> bool:
    """Whether both cannot be true: the database's clock was set, or this machine slept."""
    expected = before.moment + timedelta(seconds=told.at - before.at)
    return abs((told.moment - expected).total_seconds()) > told.unsure + before.unsure
