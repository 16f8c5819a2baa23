# SPDX-License-Identifier: Apache-2.0
"""Figures over many cases: one statement for a board, one for the rows behind a number."""

from collections.abc import Sequence
from datetime import timedelta
from functools import cache
from typing import LiteralString

import msgspec

from tongguan.ground.plumbing.database import Database
from tongguan.matters.cases.api import whole_second
from tongguan.matters.cases.sql.states import UNDER_WAY
from tongguan.steering.boards.application.ports import CaseRow, Lived, Moments, Scope
from tongguan.steering.boards.domain.counts import FORCES, Counted
from tongguan.steering.boards.domain.metrics import Metric
from tongguan.steering.boards.store import figures_sql as sql

LOOKS_BACK = timedelta(days=8)
"""The last day, and the seven before it with which it is compared."""


class PostgresFigures:
    """Implements Counting."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def latest(self) -> int:
        """The number of the last event that was told."""
        async with self._database.reading() as look:
            return await look.value(int, "SELECT last FROM plumbing.stream") or 0

    async def counted(self, scope: Scope, moments: Moments) -> Counted:
        """All figures of a region; planned for its values, because a street wants another index than the city."""
        async with self._database.reading() as look:
            found = await look.fitted(bytes, _counted(_region(scope)), _parameters(scope, moments))
        assert found is not None
        return msgspec.json.decode(found, type=Counted)

    async def rows(self, metric: Metric, scope: Scope, moments: Moments, *, limit: int) -> Sequence[CaseRow]:
        """The cases behind a number."""
        behind, order = sql.BEHIND[metric]
        statement = sql.ROWS.format(behind=behind, order=order, scope=sql.SCOPE.format(region=_region(scope)))
        async with self._database.reading() as look:
            return await look.rows(CaseRow, statement, _parameters(scope, moments) | {"limit": limit})

    async def lived(self, scope: Scope, moments: Moments, *, limit: int) -> Sequence[Lived]:
        """Every case with a position that was open at some moment of the last 24 hours."""
        statement = sql.LIVED.format(open=UNDER_WAY, scope=sql.SCOPE.format(region=_region(scope)))
        async with self._database.reading() as look:
            return await look.rows(Lived, statement, _parameters(scope, moments) | {"limit": limit})


@cache
def _counted(region: LiteralString) -> LiteralString:
    return sql.COUNTED.format(
        red=sql.IS_RED,
        yellow=sql.IS_YELLOW,
        open=UNDER_WAY,
        solved=sql.WAS_SOLVED,
        tally=sql.TALLY,
        scope=sql.SCOPE.format(region=region),
    )


def _region(scope: Scope) -> LiteralString:
    return sql.STREET if len(scope.region) == 9 else sql.RANGE


def _parameters(scope: Scope, moments: Moments) -> dict[str, object]:
    return {
        "region": scope.region,
        "classes": list(scope.classes),
        "below": scope.below,
        "now": moments.now,
        "second": whole_second(moments.now),
        "day": moments.day,
        "since": moments.now - LOOKS_BACK,
        "roles": [role.value for role in FORCES],
    }
