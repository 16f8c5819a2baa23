# SPDX-License-Identifier: Apache-2.0
"""A lamp turns on whole seconds, has one colour at a time, and never turns back by itself."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import REPOSITORY
from tongguan.matters.cases.api import Lamp, lamp_at

TABLE = json.loads((REPOSITORY / "web/packages/ui/src/lamp-table.json").read_text(encoding="utf-8"))
NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)
moments = st.integers(-5_000, 5_000).map(lambda ms: NOON + timedelta(milliseconds=ms))


def moment(told: str | None) -> datetime | None:
    return None if told is None else datetime.fromisoformat(told)


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row["what"])
def test_the_table_that_the_pages_keep_to_is_the_platform_s(row: dict[str, Any]) -> None:
    turns = {name: moment(row[name]) for name in ("yellow_at", "red_at", "due_at")}
    for at, shown in ((row["told_at"], row["told"]), (row["at"], row["shown"])):
        assert lamp_at(datetime.fromisoformat(at), **turns, closed=row["closed"]) == shown


@given(yellow_at=moments, red_at=moments, now=moments, later=st.integers(0, 5_000))
def test_a_running_limit_goes_from_green_over_yellow_to_red(
    yellow_at: datetime, red_at: datetime, now: datetime, later: int
) -> None:
    order = [Lamp.GREEN, Lamp.YELLOW, Lamp.RED]
    first, then = (
        lamp_at(at, yellow_at=yellow_at, red_at=red_at, due_at=red_at, closed=False)
        for at in (now, now + timedelta(milliseconds=later))
    )
    assert order.index(first) <= order.index(then)
