# SPDX-License-Identifier: Apache-2.0
"""Declared lists: a row (kernel.rows) and the tables it is read from give the statement, the page and the cursor.

Every page comes from an index in the order in which it is shown, never by counting lines away (OFFSET).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Generic, LiteralString
from uuid import UUID

import msgspec

from tongguan.ground.kernel.rows import Presentation, Row, fields_of, presented
from tongguan.ground.plumbing.answers import cursor_after
from tongguan.ground.plumbing.conditions import SqlCondition, all_of
from tongguan.ground.plumbing.database import ReadSession


@dataclass(frozen=True, kw_only=True)
class Listing(Generic[Row]):
    """A list: what a row of it is, and which tables it is read from."""

    row: type[Row]
    table: LiteralString
    """How the statement calls the table that holds the columns of fields without a mark."""
    source: LiteralString
    """What stands behind FROM."""
    besides: Mapping[str, LiteralString] = field(default_factory=dict)
    """Fields that the statement works out; every `%s` in them is the moment of presenting."""

    def __post_init__(self) -> None:
        """A field that is no field of the row is found when the program starts."""
        astray = self.besides.keys() - {one.name for one in fields_of(self.row)}
        if astray:
            raise TypeError(f"{self.row.__name__} has no {', '.join(sorted(astray))}")

    @cached_property
    def columns(self) -> LiteralString:
        """The columns of a row, each under the name of its field."""
        return ", ".join(f"{self._column(one.name, one.column)} AS {one.name}" for one in fields_of(self.row))

    @cached_property
    def moments(self) -> int:
        """How often the columns ask for the moment of presenting."""
        return self.columns.count("%s")

    @cached_property
    def decode(self) -> Callable[[bytes], list[Row]]:
        """Rows out of the JSON in which the server sends them."""
        return msgspec.json.Decoder(list[self.row]).decode  # type: ignore[name-defined]  # the type is a value here

    def _column(self, name: str, column: str | None) -> str:
        return self.besides.get(name) or column or f"{self.table}.{name}"


@dataclass(frozen=True, kw_only=True)
class ListOrder:
    """In which order a list is paged: by a key, lines of the same key by their id."""

    key: LiteralString
    id: LiteralString
    down: bool = False

    @property
    def direction(self) -> LiteralString:
        """As it stands in ORDER BY."""
        return "DESC" if self.down else "ASC"

    def by(self, key: LiteralString, id_: LiteralString) -> LiteralString:
        """What stands behind ORDER BY."""
        return f"{key} {self.direction}, {id_} {self.direction}"

    def after(self, at: datetime | None, id_: UUID | int) -> SqlCondition:
        """What follows this line; a key that is missing counts as infinity, which the key itself has to say as well."""
        follows: LiteralString = "<" if self.down else ">"
        return SqlCondition(f"({self.key}, {self.id}) {follows} (coalesce(%s::timestamptz, 'infinity'), %s)", at, id_)


# ---------------------------------------------------------------- statements


def as_object(listing: Listing[Row]) -> LiteralString:
    """A row of this list as one column of another, whose statement has its tables."""
    return f"(SELECT to_json(shown.*) FROM (SELECT {listing.columns}) AS shown)"


def as_array(listing: Listing[Row]) -> LiteralString:
    """All rows of this list as one column of another."""
    return f"(SELECT coalesce(json_agg(shown.*), '[]') FROM (SELECT {listing.columns} FROM {listing.source}) AS shown)"


def first_lines(
    listing: Listing[Row],
    where: SqlCondition,
    order: LiteralString,
    limit: int,
    presentation: Presentation,
    *,
    source: LiteralString | None = None,
) -> SqlCondition:
    """The statement for the first lines that meet a condition; `source` joins more than the list itself needs."""
    sql: LiteralString = f"""
        SELECT json_agg(line.*) FROM (
            SELECT {listing.columns} FROM {source or listing.source} WHERE {where.sql} ORDER BY {order} LIMIT %s
        ) AS line
    """
    return SqlCondition(sql, *[presentation.now] * listing.moments, *where.parameters, limit)


def best_of_ways(
    listing: Listing[Row],
    ways: Sequence[SqlCondition],
    meant: SqlCondition,
    order: ListOrder,
    limit: int,
    presentation: Presentation,
    *,
    source: LiteralString | None = None,
) -> SqlCondition:
    """The statement for a page whose lines are found in several ways.

    Each way gives its first lines from an index of its own; the first of them all are the page.
    """
    parts, parameters = [], []
    for way in ways:
        where = all_of([way, meant])
        parts.append(
            f"(SELECT {order.id} AS id, {order.key} AS key FROM {source or listing.source} WHERE {where.sql}"
            f" ORDER BY {order.by(order.key, order.id)} LIMIT %s)"
        )
        parameters += [*where.parameters, limit]
    found: LiteralString = " UNION ".join(parts)
    sql: LiteralString = f"""
        SELECT json_agg(line.*) FROM (
            SELECT {listing.columns} FROM (
                SELECT id, key FROM ({found}) AS seen ORDER BY {order.by("key", "id")} LIMIT %s
            ) AS best JOIN {listing.source} ON {order.id} = best.id ORDER BY {order.by("best.key", order.id)}
        ) AS line
    """
    return SqlCondition(sql, *[presentation.now] * listing.moments, *parameters, limit)


async def lines_of(
    look: ReadSession,
    listing: Listing[Row],
    asked: SqlCondition,
    presentation: Presentation,
    *,
    planned_once: bool = False,
) -> list[Row]:
    """What one of these statements finds, presented; planned for what is asked, or once where one plan fits all."""
    ask = look.value if planned_once else look.fitted
    found = await ask(bytes, asked.sql, asked.parameters)
    return [] if found is None else [presented(row, presentation) for row in listing.decode(found)]


async def how_many(look: ReadSession, source: LiteralString, where: SqlCondition, *, up_to: int) -> int:
    """How many lines meet a condition; one more than `up_to` stands for any number above it."""
    sql: LiteralString = f"SELECT count(*) FROM (SELECT FROM {source} WHERE {where.sql} LIMIT {up_to + 1}) AS counted"
    return await look.fitted(int, sql, where.parameters) or 0


# ---------------------------------------------------------------- pages


def cut(rows: Sequence[Row], limit: int) -> tuple[list[Row], bool]:
    """The lines of a page out of one more than it holds, and whether the list goes on."""
    return list(rows[:limit]), len(rows) > limit


def paged(rows: Sequence[Row], limit: int, place: Callable[[Row], object]) -> tuple[list[Row], str | None]:
    """The lines of a page out of one more than it holds, and the cursor behind the last if the list goes on."""
    shown, goes_on = cut(rows, limit)
    return shown, cursor_after(place(shown[-1])) if goes_on else None
