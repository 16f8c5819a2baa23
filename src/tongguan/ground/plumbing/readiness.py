# SPDX-License-Identifier: Apache-2.0
"""Whether this process can do its work: what it must be able to write is written, not just looked at.

A probe costs a commit or a file, so its answer is kept for a moment: whoever asks for /readyz without end asks in vain.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from time import monotonic

import psycopg

from tongguan.ground.plumbing.blobs import Blobs, StoreFull
from tongguan.ground.plumbing.database import Database
from tongguan.ground.plumbing.database_clock import DatabaseClock

PATIENCE = 2.0
"""Seconds after which what does not answer counts as away."""


@dataclass(frozen=True, kw_only=True)
class Obstacle:
    """Why the process is not ready, in a sentence for whoever looks after it."""

    status: str
    """A few words for programs; never changed."""
    why: str
    why_en: str


@dataclass(kw_only=True)
class Probe:
    """One thing to try, and for how many seconds its answer is good enough."""

    go: Callable[[], Awaitable[Obstacle | None]]
    late: Obstacle
    """What it means that there is no answer in time."""
    kept: float
    _said: Obstacle | None = None
    _until: float = 0.0
    _one_at_a_time: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def obstacle(self) -> Obstacle | None:
        """What is in the way, as of a moment ago at most."""
        async with self._one_at_a_time:
            if monotonic() >= self._until:
                try:
                    async with asyncio.timeout(PATIENCE):
                        self._said = await self.go()
                except TimeoutError:
                    self._said = self.late
                self._until = monotonic() + self.kept
            return self._said


DATABASE_AWAY = Obstacle(
    status="database away",
    why="数据库两秒内没有回应。请检查数据库是否在运行、网络和连接数。",
    why_en="The database does not answer within two seconds: is it running, reachable, out of connections?",
)
DATABASE_READ_ONLY = Obstacle(
    status="database read-only",
    why="数据库只读，不能办理。请检查 TONGGUAN_DATABASE_URL 是否指向备库，或数据库被设为只读。",
    why_en="The database is read-only. Does TONGGUAN_DATABASE_URL name a standby, or was it set read-only?",
)
DATABASE_FULL = Obstacle(
    status="database disk full",
    why="数据库所在的磁盘已满，不能办理。请腾出空间。",
    why_en="The disk of the database is full: free some space.",
)
FILES_AWAY = Obstacle(
    status="files not writable",
    why="附件存不进去：磁盘已满、目录不可写，或对象存储不应答。请检查 TONGGUAN_DATA_DIR 或 TONGGUAN_BLOB_URL。",
    why_en="Files cannot be kept: the disk is full, the folder is closed or the store does not answer."
    " Check TONGGUAN_DATA_DIR or TONGGUAN_BLOB_URL.",
)


def database_probe(database: Database) -> Probe:
    """Whether the database can be written."""

    async def go() -> Obstacle | None:
        try:
            async with database.begin() as tx:
                await tx.put(
                    "INSERT INTO plumbing.readiness (process, at) VALUES ('any', now())"
                    " ON CONFLICT (process) DO UPDATE SET at = excluded.at"
                )
        except psycopg.errors.ReadOnlySqlTransaction:
            return DATABASE_READ_ONLY
        except psycopg.errors.DiskFull:
            return DATABASE_FULL
        except psycopg.Error:
            return DATABASE_AWAY
        return None

    return Probe(go=go, late=DATABASE_AWAY, kept=1.0)


def clock_probe(time: DatabaseClock) -> Probe:
    """Whether this machine's clock tells the same time as the database's."""

    async def go() -> Obstacle | None:
        try:
            await time.ask()
        except psycopg.Error:
            return DATABASE_AWAY
        wrong = time.wrong
        if wrong is None:
            return None
        return Obstacle(status="clock wrong", why=wrong.detail, why_en=str(wrong.facts["why_en"]))

    return Probe(go=go, late=DATABASE_AWAY, kept=0.0)


def files_probe(blobs: Blobs) -> Probe:
    """Whether files can be kept."""

    async def go() -> Obstacle | None:
        try:
            await blobs.try_out()
        except StoreFull:
            return FILES_AWAY
        return None

    return Probe(go=go, late=FILES_AWAY, kept=1.0 if blobs.local else 30.0)
