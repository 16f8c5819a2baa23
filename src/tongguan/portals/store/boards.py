# SPDX-License-Identifier: Apache-2.0
"""Numbers over many cases, from the indexes of what is open and of what happened today."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import LiteralString

from tongguan.cases.api import Sight
from tongguan.plumbing.database import Database, Reading
from tongguan.portals.application.ports import AreaCount, Board, MoveCount, Pulse, SourceCount, StateCount
from tongguan.portals.store.conditions import Condition, all_of, any_of, seen_by

COUNTED_EXACTLY = 200_000
"""Up to so many cases the platform's own page counts them; beyond, it shows the database's estimate."""


class PostgresBoards:
    """Implements Boards."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def board(self, *, sight: Sight, since: datetime, now: datetime) -> Board:
        """The numbers of what a person may see; `since` is when the day began."""
        seen, now = any_of(seen_by(sight)), now.replace(microsecond=0)
        is_open = all_of([Condition("c.closed_at IS NULL AND c.state <> 'merged'"), seen])
        today = all_of([Condition("c.reported_at >= %s", since), seen])
        async with self._database.reading() as look:
            waiting = await look.tuples(
                f'SELECT left(c.region, 9), c.state, {_LAMPS} FROM cases."case" AS c WHERE {is_open.sql} GROUP BY 1, 2',
                [now, now, now, *is_open.parameters],
            )
            arrived = await look.tuples(
                f'SELECT left(c.region, 9), c.source, count(*) FROM cases."case" AS c WHERE {today.sql} GROUP BY 1, 2',
                today.parameters,
            )
            moves = await _moves_since(look, since, seen)
        return _board(waiting, arrived, moves)

    async def pulse(self, *, since: datetime, now: datetime) -> Pulse:
        """The numbers of the whole platform."""
        now = now.replace(microsecond=0)
        async with self._database.reading() as look:
            states = await look.rows(StateCount, _OPEN_STATES, [now, now, now])
            cases = await look.value(int, _ESTIMATE) or 0
            estimated = cases > COUNTED_EXACTLY
            if not estimated:
                cases = await look.value(int, 'SELECT count(*) FROM cases."case"') or 0
            moves = await _moves_since(look, since, None)
            ((waiting, last),) = await look.tuples(_EVENTS)
        return Pulse(
            cases=cases, estimated=estimated, states=states, moves=moves, waiting_events=waiting, last_event_at=last
        )


def _board(
    waiting: Sequence[tuple[str, str, int, int, int]],
    arrived: Sequence[tuple[str, str, int]],
    moves: Sequence[MoveCount],
) -> Board:
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
    return Board(
        states=[StateCount(state=s, count=states[s], red=red[s], yellow=yellow[s]) for s in sorted(states)],
        areas=[
            AreaCount(region=r, open=open_in[r], red=red_in[r], reported=reported[r])
            for r in sorted({*open_in, *reported})
        ],
        sources=[SourceCount(source=s, count=n) for s, n in sources.most_common()],
        moves=moves,
    )


async def _moves_since(look: Reading, since: datetime, seen: Condition | None) -> list[MoveCount]:
    if seen is None:
        sql: LiteralString = "SELECT move, count(*) FROM cases.history WHERE at >= %s GROUP BY 1 ORDER BY 1"
        return await look.rows(MoveCount, sql, [since])
    sql = f"""
        SELECT h.move, count(*) FROM cases.history AS h JOIN cases."case" AS c ON c.id = h.case_id
        WHERE h.at >= %s AND ({seen.sql}) GROUP BY 1 ORDER BY 1
    """
    return await look.rows(MoveCount, sql, [since, *seen.parameters])


_LAMPS: LiteralString = """
    count(*) AS count, count(*) FILTER (WHERE c.red_at < %s) AS red,
    count(*) FILTER (WHERE c.yellow_at <= %s AND coalesce(c.red_at >= %s, true)) AS yellow
"""
_OPEN_STATES: LiteralString = f"""
    SELECT c.state, {_LAMPS} FROM cases."case" AS c WHERE c.closed_at IS NULL AND c.state <> 'merged'
    GROUP BY c.state ORDER BY c.state
"""
_ESTIMATE: LiteralString = "SELECT greatest(reltuples, 0)::bigint FROM pg_class WHERE oid = 'cases.case'::regclass"
_EVENTS: LiteralString = """
    SELECT (SELECT count(*) FROM plumbing.outbox WHERE stream_no IS NULL),
           (SELECT at FROM plumbing.outbox JOIN plumbing.stream ON stream_no = last)
"""
