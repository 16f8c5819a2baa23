# SPDX-License-Identifier: Apache-2.0
"""The audit record as auditors read it: lines by subject, person, move and time; one subject's chain proved."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, LiteralString, TypeAlias

from pydantic import Field

from tongguan.ground.kernel.rows import FREE_WORDS, Presentation, organ_in, person_in
from tongguan.ground.plumbing.audit import chained, line_text
from tongguan.ground.plumbing.conditions import SqlCondition, all_of
from tongguan.ground.plumbing.database import Database
from tongguan.ground.plumbing.listing import Listing, ListOrder, first_lines, lines_of

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
class AuditLineOut:
    """一行留痕 | a line of the record."""

    id: int
    subject: str
    no: int
    move: str
    before: str | None
    after: str | None
    at: datetime
    person: str
    person_name: Annotated[str, person_in("e.person")]
    post: str | None
    organ: str | None
    organ_name: Annotated[str | None, organ_in("e.organ")]
    reason: Annotated[str | None, FREE_WORDS]
    facts: Annotated[dict[str, object], FREE_WORDS, Field(description="一并记录的内容 | what else is on record")]
    hash: str
    sealed: bool
    """Whether a block protects it from being cut off."""


@dataclass(frozen=True, kw_only=True)
class Chain:
    """一个事项的链 | the chain of one subject, looked through line by line."""

    subject: str
    lines: int
    holds: bool
    broken_at: int | None
    """第一条不符的记录 | the first line whose content, number or hash does not hold."""
    head: str
    """末条记录的哈希 | hash of the last line (hex)."""


@dataclass(frozen=True, kw_only=True)
class Seals:
    """封存 | how far the record is sealed."""

    blocks: int
    last_at: datetime | None
    last_hash: str | None
    unsealed: int
    entries: int


LINES = Listing(
    row=AuditLineOut,
    table="e",
    source="audit.entry AS e",
    besides={
        "hash": "encode(e.hash, 'hex')",
        "sealed": "e.id <= coalesce((SELECT max(last_id) FROM audit.seal), 0)",
    },
)
_NEWEST = ListOrder(key="e.at", id="e.id", down=True)


def statement(query: TrailQuery, *, after: Place | None, limit: int, presentation: Presentation) -> SqlCondition:
    """The query in SQL: only what it asks for is said, so that the index for it is found.

    The indexes of the record end in (at, id): whatever else is asked, a span of time is one stretch of them.
    """
    order = _NEWEST.by(_NEWEST.key, _NEWEST.id)
    return first_lines(LINES, all_of(list(_asked(query, after))), order, limit, presentation)


def _asked(query: TrailQuery, after: Place | None) -> Iterator[SqlCondition]:
    if query.subject is not None:
        whole = not query.subject.endswith("/")
        yield SqlCondition("e.subject = %s" if whole else "e.subject ^@ %s", query.subject)
    if query.kinds is not None:
        kinds: LiteralString = "e.subject NOT LIKE 'case/%%' AND split_part(e.subject, '/', 1) = ANY (%s)"
        yield SqlCondition(kinds, list(query.kinds))
    if query.person is not None:
        yield SqlCondition("e.person = %s", query.person)
    if query.move is not None:
        yield SqlCondition("e.move = %s", query.move)
    if query.since is not None:
        yield SqlCondition("e.at >= %s", query.since)
    if query.until is not None:
        yield SqlCondition("e.at < %s", query.until)
    if after is not None:
        yield _NEWEST.after(*after)


class Trail:
    """Reads the record; changes nothing."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def lines(
        self, query: TrailQuery, *, after: Place | None, limit: int, presentation: Presentation
    ) -> Sequence[AuditLineOut]:
        """The newest first; `after` is the place of the last line of the page before."""
        asked = statement(query, after=after, limit=limit, presentation=presentation)
        async with self._database.reading() as look:
            return await lines_of(look, LINES, asked, presentation)

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
        holds = bool(rows) and broken_at is None
        return Chain(subject=subject, lines=len(rows), holds=holds, broken_at=broken_at, head=previous.hex())

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
