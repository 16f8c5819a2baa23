# SPDX-License-Identifier: Apache-2.0
"""The database and the domain name the same lamp for a case, whatever its moments are."""

import json
from datetime import UTC, datetime, timedelta

import psycopg
from hypothesis import given, settings
from hypothesis import strategies as st

from tongguan.matters.cases.api import Lamp, lamp_at
from tongguan.matters.cases.sql import lamps

NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)
near = st.integers(-3_000_000, 3_000_000) | st.sampled_from((-1_000_000, -1, 0, 1, 999_999, 1_000_000))
moments = near.map(lambda us: NOON + timedelta(microseconds=us))
cases = st.fixed_dictionaries({name: st.none() | moments for name in ("yellow_at", "red_at", "due_at", "closed_at")})
ASKED: dict[str, Lamp | None] = {lamp.value: lamp for lamp in Lamp} | {"ahead": None}


def told_by_the_database(rows: list[dict[str, datetime | None]], now: datetime, url: str) -> list[tuple[str, set[str]]]:
    """The name of each lamp, and the filters by which the case is found while it is open."""
    name = lamps.bound(lamps.lamp(), now)
    asked = [
        lamps.bound(lamps.is_ahead(), now) if lamp is None else lamps.showing(lamp, now) for lamp in ASKED.values()
    ]
    columns = ", ".join(f"({lamps.IS_OPEN}) AND ({one.sql})" for one in asked)
    sql = f"""
        SELECT {name.sql}, {columns} FROM ROWS FROM (json_to_recordset(%s::json)
            AS (yellow_at timestamptz, red_at timestamptz, due_at timestamptz, closed_at timestamptz)
        ) WITH ORDINALITY AS c ORDER BY ordinality
    """
    with psycopg.connect(url) as session:
        parameters = [*name.parameters, *(p for one in asked for p in one.parameters), json.dumps(rows, default=str)]
        found = session.execute(sql.encode(), parameters).fetchall()
    return [(lamp, {code for code, holds in zip(ASKED, meets, strict=True) if holds}) for lamp, *meets in found]


@given(rows=st.lists(cases, min_size=1, max_size=60), now=moments)
@settings(max_examples=80, deadline=None)
def test_every_case_has_one_lamp_and_it_is_the_same(
    server_url: str, rows: list[dict[str, datetime | None]], now: datetime
) -> None:
    decided = [
        lamp_at(
            now,
            yellow_at=row["yellow_at"],
            red_at=row["red_at"],
            due_at=row["due_at"],
            closed=row["closed_at"] is not None,
        )
        for row in rows
    ]
    told = told_by_the_database(rows, now, server_url)
    assert [lamp for lamp, _ in told] == decided
    for row, lamp, (_, found_by) in zip(rows, decided, told, strict=True):
        ahead = {"ahead"} if lamp in (Lamp.GREEN, Lamp.YELLOW) else set[str]()
        assert found_by == (set() if row["closed_at"] else {lamp.value} | ahead)
