# SPDX-License-Identifier: Apache-2.0
"""Numbers over many cases, from the indexes of what is open and of what happened today."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import LiteralString

from tongguan.ground.plumbing.conditions import SqlCondition, all_of, any_of
from tongguan.ground.plumbing.database import Database, ReadSession
from tongguan.matters.cases.api import Sight, State, whole_second
from tongguan.matters.cases.sql import lamps
from tongguan.matters.cases.sql.sight import seen_by
from tongguan.matters.cases.sql.states import UNDER_WAY
from tongguan.steering.boards.application.duty import (
    DutyBoard,
    MoveCount,
    PlatformStatus,
    SourceCount,
    StateCount,
    StreetCount,
)

COUNTED_EXACTLY = 200_000
"""Up to so many cases the platform's own page counts them; beyond, it shows the database's estimate."""


class PostgresDutyFigures:
    """Implements DutyFigures."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def board(self, *, sight: Sight, since: datetime, now: datetime) -> DutyBoard:
        """The numbers of what a person may see; `since` is when the day began."""
        seen, tallies = any_of(seen_by(sight)), lamps.bound(lamps.tallies(), now)
        is_open = all_of([SqlCondition(UNDER_WAY), seen])
        today = all_of([SqlCondition("c.reported_at >= %s", since), seen])
        async with self._database.reading() as look:
            waiting = await look.tuples(
                f'SELECT left(c.region, 9), c.state, count(*), {tallies.sql} FROM cases."case" AS c'
                f" WHERE {is_open.sql} GROUP BY 1, 2",
                [*tallies.parameters, *is_open.parameters],
            )
            arrived = await look.tuples(
                f'SELECT left(c.region, 9), c.source, count(*) FROM cases."case" AS c WHERE {today.sql} GROUP BY 1, 2',
                today.parameters,
            )
            moves = await _moves_since(look, since, seen)
        return _board(waiting, arrived, moves, since=since, now=now)

    async def status(self, *, since: datetime, now: datetime) -> PlatformStatus:
        """The numbers of the whole platform."""
        async with self._database.reading() as look:
            states = await look.rows(StateCount, _OPEN_STATES, {"second": whole_second(now)})
            cases = await look.value(int, _ESTIMATE) or 0
            estimated = cases > COUNTED_EXACTLY
            if not estimated:
                cases = await look.value(int, 'SELECT count(*) FROM cases."case"') or 0
            moves = await _moves_since(look, since, None)
            ((waiting, last),) = await look.tuples(_EVENTS)
        return PlatformStatus(
            cases=cases, estimated=estimated, states=states, moves=moves, waiting_events=waiting, last_event_at=last
        )


def _board(
    waiting: Sequence[tuple[str, str, int, int, int]],
    arrived: Sequence[tuple[str, str, int]],
    moves: Sequence[MoveCount],
    *,
    since: datetime,
    now: datetime,
) -> DutyBoard:
    """What is open by street and state, and what arrived by street and source, added up both ways."""
    states, open_in, red_in = Counter[str](), Counter[str](), Counter[str]()
    red, yellow = Counter[str](), Counter[str]()
    for region, state, count, reds, yellows in waiting:
        states[state] += count
        red[state] += reds
        yellow[state] += yellows
        open_in[region] += count
        red_in[region] += reds
    reported, sources = Counter[str](), Counter[str]()
    for region, source, count in arrived:
        reported[region] += count
        sources[source] += count
    return DutyBoard.of(
        since=since,
        now=now,
        states=[
            StateCount(state=State(s), name=s, count=states[s], red=red[s], yellow=yellow[s]) for s in sorted(states)
        ],
        areas=[
            StreetCount(region=r, name=r, open=open_in[r], red=red_in[r], reported=reported[r])
            for r in sorted({*open_in, *reported})
        ],
        sources=[SourceCount(code=s, name=s, count=n) for s, n in sources.most_common()],
        moves=moves,
    )


async def _moves_since(look: ReadSession, since: datetime, seen: SqlCondition | None) -> list[MoveCount]:
    if seen is None:
        sql: LiteralString = (
            "SELECT move AS code, move AS name, count(*) FROM cases.history WHERE at >= %s GROUP BY 1 ORDER BY 1"
        )
        return await look.rows(MoveCount, sql, [since])
    sql = f"""
        SELECT h.move AS code, h.move AS name, count(*)
        FROM cases.history AS h JOIN cases."case" AS c ON c.id = h.case_id
        WHERE h.at >= %s AND ({seen.sql}) GROUP BY 1 ORDER BY 1
    """
    return await look.rows(MoveCount, sql, [since, *seen.parameters])


_OPEN_STATES: LiteralString = f"""
    SELECT c.state, c.state AS name, count(*) AS count, {lamps.tallies("%(second)s")}
    FROM cases."case" AS c WHERE {UNDER_WAY}
    GROUP BY c.state ORDER BY c.state
"""
_ESTIMATE: LiteralString = "SELECT greatest(reltuples, 0)::bigint FROM pg_class WHERE oid = 'cases.case'::regclass"
_EVENTS: LiteralString = """
    SELECT (SELECT count(*) FROM plumbing.outbox WHERE stream_no IS NULL),
           (SELECT at FROM plumbing.outbox JOIN plumbing.stream ON stream_no = last)
"""
