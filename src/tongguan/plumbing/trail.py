# SPDX-License-Identifier: Apache-2.0
"""The audit record as auditors read it: lines by subject, person, move and time; one subject's chain proved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import LiteralString, TypeAlias

import msgspec

from tongguan.plumbing.audit import chained, line_text
from tongguan.plumbing.database import Database

Place: TypeAlias = tuple[datetime, int]
"""Moment and id of a line: where it stands among the others."""


@dataclass(frozen=True, kw_only=True)
class TrailQuery:
    """Which lines; None means any."""

    subject: str | None = None
    """The whole subject, or its beginning up to a `/`, such as `edition/`."""
    kinds: tuple[str, ...] | None = None
    """Only subjects of these kinds, none of them a case: what stands before the `/`."""
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
    facts: dict[str, object]
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
    SELECT json_agg(line) FROM (
        SELECT id, subject, no, move, before, after, at, person, post, organ, reason, facts,
               encode(hash, 'hex') AS hash, id <= coalesce((SELECT max(last_id) FROM audit.seal), 0) AS sealed
        FROM audit.entry {where} ORDER BY at DESC, id DESC LIMIT %(limit)s) AS line
"""
_ASKED: Mapping[str, LiteralString] = {
    "subject": "subject = %(subject)s",
    "beginning": "subject ^@ %(beginning)s",
    "kinds": "subject NOT LIKE 'case/%%' AND split_part(subject, '/', 1) = ANY (%(kinds)s)",
    "person": "person = %(person)s",
    "move": "move = %(move)s",
    "since": "at >= %(since)s",
    "until": "at < %(until)s",
    "at": "(at, id) < (%(at)s, %(id)s)",
}
"""What a query may ask for; only what it does ask for is said, so that the index for it is found.

The indexes of the record end in (at, id): whatever else is asked, a span of time is one stretch of them.
"""
_lines = msgspec.json.Decoder(list[TrailLine])


def statement(query: TrailQuery, *, after: Place | None, limit: int) -> tuple[LiteralString, dict[str, object]]:
    """The query in SQL, with its parameters."""
    whole = query.subject is None or not query.subject.endswith("/")
    asked = {
        "subject" if whole else "beginning": query.subject,
        "kinds": list(query.kinds) if query.kinds is not None else None,
        "person": query.person,
        "move": query.move,
        "since": query.since,
        "until": query.until,
        "at": None if after is None else after[0],
    }
    said = {name: value for name, value in asked.items() if value is not None}
    conditions: LiteralString = " AND ".join(_ASKED[name] for name in said)
    where: LiteralString = f"WHERE {conditions}" if said else ""
    return _LINES.format(where=where), {**said, "id": None if after is None else after[1], "limit": limit}


class Trail:
    """Reads the record; changes nothing."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def lines(self, query: TrailQuery, *, after: Place | None, limit: int) -> Sequence[TrailLine]:
        """The newest first; `after` is the place of the last line of the page before."""
        sql, parameters = statement(query, after=after, limit=limit)
        async with self._database.reading() as look:
            found = await look.fitted(bytes, sql, parameters)
        return [] if found is None else _lines.decode(found)

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
