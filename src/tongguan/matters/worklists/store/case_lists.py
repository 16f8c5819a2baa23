# SPDX-License-Identifier: Apache-2.0
"""Lists of cases: every page is read from an index in the order it is shown, however many cases there are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import LiteralString
from uuid import UUID

import msgspec

from tongguan.ground.kernel.rows import Presentation
from tongguan.ground.plumbing.conditions import SqlCondition, all_of, any_of
from tongguan.ground.plumbing.database import Database, ReadSession
from tongguan.ground.plumbing.listing import Listing, ListOrder, best_of_ways, first_lines, how_many, lines_of
from tongguan.matters.cases.api import MINE, NO_DUTY, QUEUES, Duty, Sight, WorkQueue, whole_second
from tongguan.matters.cases.sql import lamps
from tongguan.matters.cases.sql.sight import seen_by
from tongguan.matters.intake.api import is_phone, phone_key
from tongguan.matters.worklists.application.filters import CaseFilter, Sort
from tongguan.matters.worklists.application.ports import COUNTED_UP_TO, ClockRow, Count, Position, QueueCount
from tongguan.matters.worklists.application.rows import CaseLineOut
from tongguan.matters.worklists.domain.searching import numbers_ending_in, numbers_in, query_of, stretches, with_months
from tongguan.matters.worklists.store.conditions import ours_below, wanted_by, ways_of

CASES = Listing(
    row=CaseLineOut,
    table="c",
    source='cases."case" AS c',
    besides={
        "lamp": lamps.lamp(lamps.THIS_SECOND),
        "link_since": """(
            SELECT max(k.started_at) FROM cases.clock AS k
            WHERE k.case_id = c.id AND k.kind = 'link' AND k.stopped_at IS NULL
        )""",
    },
)
_BY_REPORT = ListOrder(key="c.reported_at", id="c.id", down=True)
_ORDERS: Mapping[Sort, ListOrder] = {
    Sort.NEWEST: _BY_REPORT,
    Sort.OLDEST: ListOrder(key="c.reported_at", id="c.id"),
    Sort.DUE: ListOrder(key="coalesce(c.red_at, 'infinity')", id="c.id"),
}
_clocks = msgspec.json.Decoder(list[ClockRow])


@dataclass(frozen=True, kw_only=True)
class TextFilter:
    """What the text of a filter means: these cases, or those whose words match."""

    cases: list[UUID] | None = None
    query: str | None = None
    """A tsquery; an empty one matches nothing."""


class PostgresCaseLists:
    """Implements CaseLists."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def page(
        self,
        wanted: CaseFilter,
        *,
        sight: Sight,
        after: Position | None,
        limit: int,
        presentation: Presentation,
    ) -> Sequence[CaseLineOut]:
        """The next lines in the order of the filter, at most `limit`."""
        async with self._database.reading() as look:
            said = await _said(look, wanted, sight=sight, now=presentation.now)
            query = None if said is None else said.query
            if query == "":
                return []
            if query is not None and wanted.sort is Sort.NEWEST:
                return await _back_in_time(
                    look, query, wanted, sight=sight, after=after, limit=limit, presentation=presentation
                )
            return await _page(
                look, wanted, sight=sight, after=after, limit=limit, presentation=presentation, said=said
            )

    async def clocks(self, cases: Sequence[UUID]) -> Sequence[ClockRow]:
        """The clocks of these cases, in the order they were started."""
        async with self._database.reading() as look:
            lines = await look.fitted(bytes, _CLOCKS, [list(cases)])
        return [] if lines is None else _clocks.decode(lines)

    async def count(self, wanted: CaseFilter, *, sight: Sight, now: datetime) -> Count:
        """How many lines all pages have, counted up to COUNTED_UP_TO."""
        async with self._database.reading() as look:
            said = await _said(look, wanted, sight=sight, now=now)
            meant = all_of([_meant(wanted, said, sight=sight, now=now), any_of(_ways(wanted, sight=sight))])
            found = await how_many(look, _source(said), meant, up_to=COUNTED_UP_TO)
        return Count(count=min(found, COUNTED_UP_TO), more=found > COUNTED_UP_TO)

    async def queues(self, *, sight: Sight, now: datetime, duty: Duty = NO_DUTY) -> Sequence[QueueCount]:
        """What waits for the organs of a person, and for the person (`duty`)."""
        states = [state for queue in QUEUES.values() if not queue.below for state in queue.states]
        asked = {"states": states, "organs": list(sight.organs), "second": whole_second(now)}
        async with self._database.reading() as look:
            counted = {state: (count, red, yellow) for state, count, red, yellow in await look.tuples(_BY_STATE, asked)}
            counted[MINE] = await _waiting_for(look, duty, now=now)
        return [_count_of(queue, counted) for queue in QUEUES.values()]


def _count_of(queue: WorkQueue, counted: Mapping[str, tuple[int, int, int]]) -> QueueCount:
    keys = (MINE,) if queue.code == MINE else ("below",) if queue.below else queue.states
    lines = [counted[key] for key in keys]
    count, red, yellow = (sum(line[n] for line in lines) for n in range(3))
    more = count > COUNTED_UP_TO
    return QueueCount(
        code=queue.code,
        name=queue.name,
        name_en=queue.name_en,
        count=min(count, COUNTED_UP_TO),
        more=more,
        red=red,
        yellow=yellow,
    )


async def _waiting_for(look: ReadSession, duty: Duty, *, now: datetime) -> tuple[int, int, int]:
    """How many cases wait for a person, and how many of them are red and yellow."""
    ways = ways_of(duty)
    if not ways:
        return 0, 0, 0
    waiting, tallies = any_of(ways), lamps.bound(lamps.tallies(), now)
    sql: LiteralString = f"""
        SELECT count(*), {tallies.sql} FROM (
            SELECT c.red_at, c.yellow_at FROM cases."case" AS c WHERE {waiting.sql} LIMIT {COUNTED_UP_TO + 1}
        ) AS c
    """
    [(count, red, yellow)] = await look.tuples(sql, [*tallies.parameters, *waiting.parameters])
    return count, red, yellow


async def _page(
    look: ReadSession,
    wanted: CaseFilter,
    *,
    sight: Sight,
    after: Position | None,
    limit: int,
    presentation: Presentation,
    said: TextFilter | None,
) -> list[CaseLineOut]:
    """Each way of seeing gives its first lines from an index; the first of them all are the page."""
    order, ways = _ORDERS[wanted.sort], _ways(wanted, sight=sight)
    if not ways:
        return []
    meant = all_of([_meant(wanted, said, sight=sight, now=presentation.now), *_after(order, after)])
    asked = best_of_ways(CASES, ways, meant, order, limit, presentation, source=_source(said))
    return await lines_of(look, CASES, asked, presentation)


async def _back_in_time(
    look: ReadSession,
    query: str,
    wanted: CaseFilter,
    *,
    sight: Sight,
    after: Position | None,
    limit: int,
    presentation: Presentation,
) -> list[CaseLineOut]:
    """Newest first, one stretch of time after the other, until the page is full."""
    now, order = presentation.now, _BY_REPORT
    newest = now + timedelta(days=1) if after is None or after.at is None else after.at
    if wanted.reported_to is not None:
        newest = min(newest, wanted.reported_to)
    found: list[CaseLineOut] = []
    meant = [
        _meant(wanted, None, sight=sight, now=now),
        any_of(_ways(wanted, sight=sight)),
        *_after(order, after),
    ]
    for stretch in stretches(newest, wanted.reported_from):
        conditions = [*meant, SqlCondition("w.search @@ %s::tsquery", with_months(query, stretch.months))]
        if stretch.since is not None:
            conditions.append(SqlCondition("c.reported_at >= %s", stretch.since))
        if stretch.until is not None:
            conditions.append(SqlCondition("c.reported_at < %s", stretch.until))
        ends = order.by(order.key, order.id)
        asked = first_lines(CASES, all_of(conditions), ends, limit - len(found), presentation, source=_WITH_WORDS)
        found += await lines_of(look, CASES, asked, presentation)
        if len(found) >= limit:
            break
    return found


async def _said(look: ReadSession, wanted: CaseFilter, *, sight: Sight, now: datetime) -> TextFilter | None:
    """What the text of a filter means, to the list, its count and its spreadsheet alike; none without a text.

    If the person may see a case that bears the text as its number, those cases; else all that say it.
    """
    if wanted.text is None:
        return None
    bearing = await _bearing(look, wanted.text, sight=sight, now=now, by_phone=wanted.by_phone)
    return TextFilter(cases=bearing) if bearing else TextFilter(query=query_of(wanted.text) or "")


async def _bearing(look: ReadSession, text: str, *, sight: Sight, now: datetime, by_phone: bool) -> list[UUID]:
    """Cases that bear this number: the hub's (its end will do), the source's, a caller's telephone (if `by_phone`)."""
    numbers = numbers_in(text)
    phone = phone_key(text) if by_phone and is_phone(text) else None
    if not numbers and phone is None:
        return []
    ends = numbers_ending_in(numbers[0], now) if numbers else []
    seen = any_of([*seen_by(sight), ours_below(sight)])
    sql: LiteralString = f"""
        SELECT c.id FROM (
            SELECT id FROM cases."case" WHERE task_no = ANY(%s)
            UNION SELECT id FROM cases."case" WHERE upstream_no = ANY(%s)
            UNION SELECT case_id FROM intake.petition WHERE phone_key = %s
            UNION SELECT case_id FROM intake.petition WHERE source_no = ANY(%s)
        ) AS named JOIN cases."case" AS c USING (id) WHERE {seen.sql}
    """
    asked = [[*numbers, *ends], list(numbers), phone, list(numbers), *seen.parameters]
    return [case for (case,) in await look.tuples(sql, asked)]


def _meant(wanted: CaseFilter, said: TextFilter | None, *, sight: Sight, now: datetime) -> SqlCondition:
    """The filter with its text, of the cases of `_source`."""
    given = [wanted_by(wanted, sight=sight, now=now)]
    if said is not None and said.query is not None:
        given.append(SqlCondition("w.search @@ %s::tsquery", said.query))
    elif said is not None:
        given.append(SqlCondition("c.id = ANY(%s)", said.cases))
    return all_of(given)


def _source(said: TextFilter | None) -> LiteralString:
    return CASES.source if said is None or said.query is None else _WITH_WORDS


def _ways(wanted: CaseFilter, *, sight: Sight) -> list[SqlCondition]:
    """How the cases of a list are found: in a queue, by whose work it holds; else by what the person may see."""
    if wanted.queue == MINE:
        return ways_of(wanted.duty)
    if wanted.queue is not None:
        return [SqlCondition("true")]
    return seen_by(sight, region_prefix=wanted.region_prefix)


def _after(order: ListOrder, after: Position | None) -> list[SqlCondition]:
    return [] if after is None else [order.after(after.at, after.id)]


_WITH_WORDS: LiteralString = 'cases.words AS w JOIN cases."case" AS c ON c.id = w.case_id'
_TALLIES: LiteralString = f"count(*) AS count, {lamps.tallies('%(second)s')}"
_BY_STATE: LiteralString = f"""
    SELECT asked.state, waiting.* FROM unnest(%(states)s::text[]) AS asked(state)
    CROSS JOIN LATERAL (
        SELECT {_TALLIES} FROM (
            SELECT red_at, yellow_at FROM cases."case" AS c
            WHERE closed_at IS NULL AND c.state = asked.state
              AND (owner = ANY(%(organs)s) OR lead_unit = ANY(%(organs)s))
            LIMIT {COUNTED_UP_TO + 1}
        ) AS c
    ) AS waiting
    UNION ALL
    SELECT 'below', {_TALLIES} FROM worklists.waiting_upper JOIN cases."case" AS c ON c.id = case_id
    WHERE upper = ANY(%(organs)s)
"""
_CLOCKS: LiteralString = """
    SELECT json_agg(json_build_object('edition', line.edition, 'clock', to_json(line.clock))) FROM (
        SELECT c.edition, k AS clock FROM cases.clock AS k JOIN cases."case" AS c ON c.id = k.case_id
        WHERE k.case_id = ANY(%s) ORDER BY k.case_id, k.started_at, k.id
    ) AS line
"""
