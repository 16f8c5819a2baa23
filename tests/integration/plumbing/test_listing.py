# SPDX-License-Identifier: Apache-2.0
"""All pages of a declared list are the list: each line once, in order, whatever happens to others meanwhile."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Annotated

import psycopg
import pytest

from tongguan.ground.kernel.rows import Names, Presentation, organ_in
from tongguan.ground.plumbing.conditions import SqlCondition, all_of
from tongguan.ground.plumbing.database import Database
from tongguan.ground.plumbing.listing import (
    Listing,
    ListOrder,
    as_array,
    as_object,
    best_of_ways,
    first_lines,
    how_many,
    lines_of,
)

FIRST = datetime(2026, 1, 1, tzinfo=UTC)
MANY = 60
WAYS = (SqlCondition("l.organ = %s", "a"), SqlCondition("l.id %% 3 = 0"), SqlCondition("l.organ = ANY(%s)", ["a", "b"]))
NEWEST = ListOrder(key="l.at", id="l.id", down=True)
DUE = ListOrder(key="coalesce(l.due, 'infinity')", id="l.id")


@dataclass(frozen=True, kw_only=True)
class Line:
    """A row of a list."""

    id: int
    at: datetime
    due: datetime | None
    organ: str
    organ_name: Annotated[str | None, organ_in("l.organ")]
    late: bool


@dataclass(frozen=True, kw_only=True)
class Organ:
    """A row with rows in it."""

    organ: str
    best: Line
    lines: tuple[Line, ...]


LATE = {"late": "coalesce(l.due < %s, false)"}
LINES = Listing(row=Line, table="l", source="listed.line AS l", besides=LATE)
TELLING = Presentation(now=FIRST + timedelta(minutes=5), names=Names(organ=lambda code: f"名{code}"))


@pytest.fixture
def change(database_url: str) -> Callable[[str], None]:
    """Changes the table of the list, in which many lines have the same key, and some have none."""

    def changed(sql: str) -> None:
        with psycopg.connect(database_url, autocommit=True) as owner:
            owner.execute(sql.encode())

    changed(f"""
        CREATE SCHEMA listed;
        CREATE TABLE listed.line (id int PRIMARY KEY, at timestamptz NOT NULL, due timestamptz, organ text NOT NULL);
        INSERT INTO listed.line
        SELECT n, moment + n % 7 * interval '1 minute',
               CASE WHEN n % 4 > 0 THEN moment + n % 5 * interval '2 minutes' END, (ARRAY['a', 'b', 'c'])[1 + n % 3]
        FROM generate_series(1, {MANY}) AS n, (VALUES (timestamptz '{FIRST.isoformat()}')) AS first(moment)
    """)
    return changed


async def page(database: Database, order: ListOrder, after: Line | None, *, limit: int) -> list[Line]:
    behind = [] if after is None else [order.after(after.at if order is NEWEST else after.due, after.id)]
    asked = best_of_ways(LINES, WAYS, all_of(behind), order, limit, TELLING)
    async with database.reading() as look:
        return await lines_of(look, LINES, asked, TELLING)


@pytest.mark.parametrize("order", [NEWEST, DUE], ids=["newest", "due"])
@pytest.mark.parametrize("limit", [1, 2, 7, MANY, MANY + 1])
async def test_all_pages_together_are_the_list(
    database: Database, change: Callable[[str], None], order: ListOrder, limit: int
) -> None:
    whole = await page(database, order, None, limit=MANY * 2)
    assert len(whole) > MANY // 2
    assert len({line.id for line in whole}) == len(whole)
    seen: list[Line] = []
    while found := await page(database, order, seen[-1] if seen else None, limit=limit):
        seen += found
    assert seen == whole


@pytest.mark.parametrize("seed", range(5))
async def test_what_happens_to_other_lines_moves_none_of_the_rest(
    database: Database, change: Callable[[str], None], seed: int
) -> None:
    dice = random.Random(seed)
    whole = {line.id for line in await page(database, NEWEST, None, limit=MANY * 2)}
    gone, seen, born = set[int](), list[Line](), MANY
    while found := await page(database, NEWEST, seen[-1] if seen else None, limit=4):
        seen += found
        born += 1
        later = FIRST + timedelta(days=1)
        change(f"INSERT INTO listed.line VALUES ({born}, '{later.isoformat()}', NULL, 'a')")
        victim = dice.randint(1, MANY)
        change(f"DELETE FROM listed.line WHERE id = {victim}")
        gone.add(victim)
    ids = [line.id for line in seen]
    assert len(ids) == len(set(ids))
    assert whole - gone <= set(ids) <= whole
    assert seen == sorted(seen, key=lambda line: (line.at, line.id), reverse=True)


async def test_lines_are_told_and_know_the_moment(database: Database, change: Callable[[str], None]) -> None:
    lines = await page(database, DUE, None, limit=MANY)
    assert all(line.organ_name == f"名{line.organ}" for line in lines)
    assert {line.late for line in lines} == {True, False}
    assert all(line.late == (line.due is not None and line.due < TELLING.now) for line in lines)


async def test_rows_within_rows_are_told_as_well(database: Database, change: Callable[[str], None]) -> None:
    others = Listing(
        row=Line, table="o", source="listed.line AS o", besides={"late": "o.due < %s IS TRUE", "organ_name": "o.organ"}
    )
    inside = Listing(
        row=Organ,
        table="l",
        source="listed.line AS l",
        besides={"best": as_object(LINES), "lines": as_array(others)},
    )
    async with database.reading() as look:
        asked = first_lines(inside, SqlCondition("l.organ = %s", "b"), "l.id", 2, TELLING)
        found = await lines_of(look, inside, asked, TELLING)
    assert [one.best.organ_name for one in found] == ["名b", "名b"]
    assert [len(one.lines) for one in found] == [MANY, MANY]
    assert {line.organ_name for one in found for line in one.lines} == {"名a", "名b", "名c"}


async def test_counting_stops_where_it_is_told_to(database: Database, change: Callable[[str], None]) -> None:
    async with database.reading() as look:
        assert await how_many(look, LINES.source, SqlCondition("l.organ = %s", "a"), up_to=100) == MANY // 3
        assert await how_many(look, LINES.source, SqlCondition("true"), up_to=10) == 11
