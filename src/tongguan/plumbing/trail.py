# SPDX-License-Identifier: Apache-2.0
"""The audit record as auditors read it: lines by subject, person, move and time; one subject's chain proved."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import LiteralString

import msgspec

from tongguan.kernel.work import Json
from tongguan.plumbing.audit import chained, line_text
from tongguan.plumbing.database import Database


@dataclass(frozen=True, kw_only=True)
class TrailQuery:
    """Which lines; None means any."""

    subject: str | None = None
    """The whole subject, or its beginning up to a `/`, such as `edition/`."""
    kinds: tuple[str, ...] | None = None
    """Only subjects of these kinds: what stands before the `/`."""
    person: str | None = None
    move: str | None = None
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class TrailLine:
    """One line of the record."""

    id: int
    subject: str
    no: int
    move: str
    before: str | None
    after: str | None
    at: datetime
    person: str
    post: str | None
    organ: str | None
    reason: str | None
    facts: dict[str, Json]
    hash: str
    sealed: bool
    """Whether a block protects it from being cut off."""


@dataclass(frozen=True, kw_only=True)
class Chain:
    """What looking through one subject's lines gave."""

    subject: str
    lines: int
    broken_at: int | None
    """The first line whose content, number or hash does not hold."""
    head: str
    """Hash of the last line (hex)."""


@dataclass(frozen=True, kw_only=True)
class Seals:
    """How far the record is sealed."""

    blocks: int
    last_at: datetime | None
    last_hash: str | None
    unsealed: int
    entries: int


_LINES: LiteralString = """
    SELECT entry.id, subject, no, move, before, after, at, person, post, organ, reason, facts,
           encode(hash, 'hex') AS hash, entry.id <= coalesce((SELECT max(last_id) FROM audit.seal), 0) AS sealed
    FROM audit.entry
    WHERE (%(subject)s::text IS NULL OR subject = %(subject)s
           OR (right(%(subject)s, 1) = '/' AND starts_with(subject, %(subject)s)))
      AND (%(kinds)s::text[] IS NULL OR split_part(subject, '/', 1) = ANY (%(kinds)s))
      AND (%(person)s::text IS NULL OR person = %(person)s)
      AND (%(move)s::text IS NULL OR move = %(move)s)
      AND (%(since)s::timestamptz IS NULL OR at >= %(since)s)
      AND (%(until)s::timestamptz IS NULL OR at < %(until)s)
      AND (%(below)s::bigint IS NULL OR entry.id < %(below)s)
    ORDER BY entry.id DESC LIMIT %(limit)s
"""


@dataclass(frozen=True, kw_only=True)
class _Row:
    id: int
    subject: str
    no: int
    move: str
    before: str | None
    after: str | None
    at: datetime
    person: str
    post: str | None
    organ: str | None
    reason: str | None
    facts: bytes
    hash: str
    sealed: bool


class Trail:
    """Reads the record; changes nothing."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def lines(self, query: TrailQuery, *, below: int | None, limit: int) -> Sequence[TrailLine]:
        """The newest first; `below` is the id of the last line of the page before."""
        asked = {
            "subject": query.subject,
            "kinds": list(query.kinds) if query.kinds is not None else None,
            "person": query.person,
            "move": query.move,
            "since": query.since,
            "until": query.until,
            "below": below,
            "limit": limit,
        }
        async with self._database.reading() as look:
            rows = await look.rows(_Row, _LINES, asked)
        return [_line(row) for row in rows]

    async def chain(self, subject: str) -> Chain:
        """Derive every hash of a subject again."""
        async with self._database.reading() as look:
            rows = await look.tuples(
                "SELECT no, hash, move, before, after, at, person, post, organ, reason, facts::text, request_id"
                " FROM audit.entry WHERE subject = %s ORDER BY no",
                [subject],
            )
        previous, broken_at = b"", None
        for expected, (no, stored, *columns) in enumerate(rows, start=1):
            move, before, after, at, person, post, organ, reason, facts, request_id = columns
            text = line_text(subject, (move, before, after, at, person, post, organ, reason, facts, request_id))
            if no != expected or stored != chained(previous, text):
                broken_at = broken_at or no
            previous = stored
        return Chain(subject=subject, lines=len(rows), broken_at=broken_at, head=previous.hex())

    async def seals(self) -> Seals:
        """How far the record is sealed, and the newest block's hash."""
        async with self._database.reading() as look:
            found = await look.tuples(
                "SELECT coalesce(max(no), 0), max(at),"
                " (SELECT encode(hash, 'hex') FROM audit.seal ORDER BY no DESC LIMIT 1),"
                " (SELECT count(*) FROM audit.entry WHERE id > (SELECT coalesce(max(last_id), 0) FROM audit.seal)),"
                " coalesce(sum(entries), 0)::bigint FROM audit.seal"
            )
        blocks, last_at, last_hash, unsealed, sealed = found[0]
        return Seals(blocks=blocks, last_at=last_at, last_hash=last_hash, unsealed=unsealed, entries=sealed + unsealed)


def _line(row: _Row) -> TrailLine:
    facts: Json = msgspec.json.decode(row.facts)
    assert isinstance(facts, dict), "facts are written as an object"
    return TrailLine(
        id=row.id,
        subject=row.subject,
        no=row.no,
        move=row.move,
        before=row.before,
        after=row.after,
        at=row.at,
        person=row.person,
        post=row.post,
        organ=row.organ,
        reason=row.reason,
        facts=facts,
        hash=row.hash,
        sealed=row.sealed,
    )
