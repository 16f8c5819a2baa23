# SPDX-License-Identifier: Apache-2.0
"""The record is read by subject, person, move and time, each time by an index that knows the way."""

from datetime import UTC, datetime, timedelta

import psycopg
import pytest

from tongguan.ground.kernel.rows import Presentation
from tongguan.ground.plumbing.database import Database
from tongguan.ground.plumbing.trail import Trail, TrailQuery, statement

FIRST = datetime(2026, 1, 1, tzinfo=UTC)
TELLING = Presentation(now=FIRST, codes=True)
LINES = 20_000
FILL = """
    INSERT INTO audit.entry (subject, no, move, at, person, facts, request_id, hash)
    SELECT CASE WHEN n %% 500 = 0 THEN 'edition/' || n ELSE 'case/' || n END, 1,
           CASE WHEN n %% 5000 = 7 THEN 'force_close' ELSE 'sign' END,
           %(first)s + n * interval '1 minute', 'P-' || n %% 400, '{"version": 1}', gen_random_uuid(), ''
    FROM generate_series(1, %(lines)s) AS n
"""
ADMIN = ("edition", "draft")
DAY = TrailQuery(since=FIRST + timedelta(days=2), until=FIRST + timedelta(days=3))


@pytest.fixture
def filled(database_url: str) -> str:
    """The address of a database with many lines in its record."""
    with psycopg.connect(database_url, autocommit=True) as owner:
        owner.execute(FILL, {"first": FIRST, "lines": LINES})
        owner.execute("ANALYZE audit.entry")
    return database_url


@pytest.mark.parametrize(
    ("query", "lines"),
    [
        (TrailQuery(), 50),
        (TrailQuery(person="P-7"), 50),
        (TrailQuery(person="P-7", since=FIRST + timedelta(days=1), until=FIRST + timedelta(days=2)), 4),
        (TrailQuery(person="nobody"), 0),
        (TrailQuery(move="force_close"), 4),
        (TrailQuery(kinds=ADMIN), 40),
        (TrailQuery(kinds=ADMIN, move="force_close"), 0),
        (TrailQuery(subject="edition/500"), 1),
        (TrailQuery(subject="edition/", kinds=ADMIN), 40),
        (DAY, 50),
    ],
)
async def test_no_question_reads_the_whole_record(
    filled: str, database: Database, query: TrailQuery, lines: int
) -> None:
    found = await Trail(database).lines(query, after=None, limit=50, presentation=TELLING)
    assert len(found) == lines
    assert found == sorted(found, key=lambda line: (line.at, line.id), reverse=True)
    asked = statement(query, after=None, limit=50, presentation=TELLING)
    with psycopg.connect(filled) as connection:
        plan = connection.execute(
            f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {asked.sql}".encode(), asked.parameters
        ).fetchone()
    assert plan is not None
    assert "Seq Scan" not in nodes(plan[0][0]["Plan"])


def nodes(plan: dict[str, object]) -> list[str]:
    """What a plan does with the record."""
    below = plan.get("Plans", [])
    assert isinstance(below, list)
    own = [str(plan["Node Type"])] if plan.get("Relation Name") == "entry" else []
    return own + [name for one in below for name in nodes(one)]


async def test_page_by_page_every_line_comes_once(filled: str, database: Database) -> None:
    trail, seen, after = Trail(database), list[int](), None
    while page := await trail.lines(TrailQuery(person="P-7"), after=after, limit=20, presentation=TELLING):
        seen += [line.id for line in page]
        after = page[-1].at, page[-1].id
    assert len(seen) == len(set(seen)) == LINES / 400
