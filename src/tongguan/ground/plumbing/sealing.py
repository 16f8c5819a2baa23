# SPDX-License-Identifier: Apache-2.0
"""Seals the audit record in chained blocks and proves that nothing was altered, taken out or cut off.

Each line is chained to the line before it on its subject; each block to the block before it, over the hashes of
all lines in order of id. Who rewrites a line must rewrite its subject, every later block, and every copy of a later
block's hash that was printed, logged or handed to somebody (`verify(…, head=…)`).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Literal

import psycopg
import structlog

from tongguan.ground.plumbing.audit import chained, line_text
from tongguan.ground.plumbing.database import Database

log = structlog.get_logger(__name__)

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)

Finding = Literal["altered", "missing", "rewritten", "seal broken", "cut short"]


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One place where the record does not hold."""

    finding: Finding
    where: str
    says: str
    """One sentence, Chinese."""


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What a verification found."""

    entries: int
    subjects: int
    seals: int
    unsealed: int
    head: bytes | None
    """Hash of the newest block: keep it elsewhere and hand it to the next verification."""
    faults: tuple[Fault, ...]

    @property
    def holds(self) -> bool:
        """Whether the record is whole."""
        return not self.faults

    @property
    def empty(self) -> bool:
        """Whether there was nothing at all to look at, which proves nothing."""
        return self.entries == 0 and self.seals == 0


async def seal(database: Database, now: datetime) -> int:
    """Seal every line whose transaction has ended; the number sealed. A busy table is left for the next time."""
    try:
        async with database.begin() as tx:
            settled = await tx.value(int, "SELECT audit.settled()") or 0
    except psycopg.errors.LockNotAvailable:
        return 0
    total = 0
    while True:
        async with database.begin() as tx:
            sealed = await tx.value(int, "SELECT audit.seal_next(%s, %s)", [settled, now]) or 0
        total += sealed
        if not sealed:
            break
    if total:
        async with database.reading() as look:
            newest = await look.tuples("SELECT no, hash FROM audit.seal ORDER BY no DESC LIMIT 1")
        for no, hash_ in newest:  # a witness outside the database: keep the log elsewhere
            log.info("audit_sealed", block=no, entries=total, head=hash_.hex())
    return total


def verify(
    url: str,
    *,
    head: bytes | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
    most_faults: int = 100,
) -> Verdict:
    """Read the whole record in one snapshot and check it; `progress` is told lines done and lines in all."""
    with psycopg.connect(url) as connection:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        connection.read_only = True
        kept = connection.execute("SELECT to_regclass('audit.entry') IS NOT NULL").fetchone()
        if kept == (False,):
            return _nothing(head)
        (total,) = connection.execute("SELECT count(*) FROM audit.entry").fetchone() or (0,)
        count = _Count()
        faults = list(_lines(connection, count, total, progress))[:most_faults]
        faults += _seals(connection, count, head)
    return Verdict(
        entries=count.entries,
        subjects=count.subjects,
        seals=count.seals,
        unsealed=count.entries - count.sealed,
        head=count.head,
        faults=tuple(faults),
    )


def _nothing(head: bytes | None) -> Verdict:
    """A database in which nobody has ever kept a record; with a seal from before that is a fault."""
    faults = (
        () if head is None else (Fault(finding="cut short", where="head", says="库中没有任何留痕，却有保存的封存哈希"),)
    )
    return Verdict(entries=0, subjects=0, seals=0, unsealed=0, head=None, faults=faults)


@dataclass(kw_only=True)
class _Count:
    entries: int = 0
    subjects: int = 0
    seals: int = 0
    sealed: int = 0
    head: bytes | None = None


def _lines(
    connection: psycopg.Connection, count: _Count, total: int, progress: Callable[[int, int], None]
) -> Iterator[Fault]:
    """Derive every hash again, subject by subject."""
    subject_before, expected, previous = "", 1, b""
    with connection.cursor("audit_lines", scrollable=False) as cursor:
        cursor.itersize = 10_000
        cursor.execute(
            "SELECT subject, no, hash, move, before, after, at, person, post, organ, reason, facts::text,"
            " request_id FROM audit.entry ORDER BY subject, no",
            binary=True,
        )
        for subject, no, stored, *columns in cursor:
            if subject != subject_before:
                subject_before, expected, previous = subject, 1, b""
                count.subjects += 1
            where = f"{subject} #{no}"
            if no != expected:
                yield Fault(finding="missing", where=where, says=f"{subject} 缺第 {expected} 至 {no - 1} 条记录")
            elif stored != chained(previous, line_text(subject, tuple(columns))):
                yield Fault(finding="altered", where=where, says=f"{subject} 第 {no} 条记录的内容与哈希不符")
            expected, previous = no + 1, stored
            count.entries += 1
            if count.entries % 10_000 == 0:
                progress(count.entries, total)
    progress(count.entries, total)


def _seals(connection: psycopg.Connection, count: _Count, head: bytes | None) -> Iterator[Fault]:
    """Check every block against the lines it covers and against the block before it."""
    previous, expected, known = b"", 1, head is None
    cursor = connection.execute(
        "SELECT no, first_id, last_id, entries, root, hash, at, held.number, held.root_now FROM audit.seal,"
        " LATERAL (SELECT count(*), sha256(coalesce(string_agg(entry.hash, ''::bytea ORDER BY entry.id), ''))"
        "          FROM audit.entry WHERE id BETWEEN first_id AND last_id) AS held (number, root_now)"
        " ORDER BY no"
    )
    for no, first, last, entries, root, stored, at, held, held_root in cursor:
        where = f"block {no}"
        microseconds = (at - _EPOCH) // _MICROSECOND
        text = "|".join(map(str, (no, first, last, entries, microseconds)))
        if no != expected or stored != sha256(previous + root + text.encode()).digest():
            yield Fault(finding="seal broken", where=where, says=f"封存块 {no} 与前一块接不上")
        if held != entries:
            yield Fault(
                finding="missing",
                where=where,
                says=f"封存块 {no}（第 {first}–{last} 号）应有 {entries} 条，现有 {held} 条",
            )
        elif held_root != root:
            yield Fault(finding="rewritten", where=where, says=f"封存块 {no}（第 {first}–{last} 号）的记录被整体改写")
        known = known or stored == head
        previous, expected = stored, no + 1
        count.seals, count.sealed, count.head = count.seals + 1, count.sealed + held, stored
    if not known:
        yield Fault(finding="cut short", where="head", says="找不到您保存的封存哈希：记录的尾部被截去或改写")
