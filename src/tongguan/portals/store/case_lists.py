# SPDX-License-Identifier: Apache-2.0
"""Lists of cases: every page is read from an index in the order it is shown, however many cases there are."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import LiteralString
from uuid import UUID

import msgspec

from tongguan.cases.api import Sight
from tongguan.intake.api import phone_key
from tongguan.plumbing.database import Database, Reading
from tongguan.portals.application.ports import COUNTED_UP_TO, CaseRow, ClockRow, Count, Position, QueueCount
from tongguan.portals.domain.filters import CaseFilter, Sort
from tongguan.portals.domain.queues import MINE, NO_DUTY, QUEUES, Duty, Queue
from tongguan.portals.domain.searching import number_in, query_of, stretches, told_short, with_months
from tongguan.portals.store.conditions import Condition, all_of, any_of, seen_by, wanted_by, ways_of

CASE_COLUMNS: LiteralString = """
    c.id, c.task_no, c.upstream_no, c.version, c.state, c.source, c.kind, c.title, c.address, c.class_code, c.grade,
    c.urgency, c.special_attention, c.region, c.lon, c.lat, c.owner, c.lead_unit, c.handler, c.complainants, c.returns,
    c.overtime, c.suspended_until, c.reported_at, c.due_at, c.link_due_at, c.yellow_at, c.red_at, c.closed_at,
    c.touched_at, (
        SELECT max(k.started_at) FROM cases.clock AS k
        WHERE k.case_id = c.id AND k.kind = 'link' AND k.stopped_at IS NULL
    ) AS link_since
"""
"""The columns of a CaseRow."""
_KEYS: dict[Sort, tuple[LiteralString, LiteralString, LiteralString]] = {
    Sort.NEWEST: ("c.reported_at", "DESC", "<"),
    Sort.OLDEST: ("c.reported_at", "ASC", ">"),
    Sort.DUE: ("coalesce(c.red_at, 'infinity')", "ASC", ">"),
}
"""Sort key, direction, and how what follows compares with where the last page ended."""

_rows = msgspec.json.Decoder(list[CaseRow])
_clocks = msgspec.json.Decoder(list[ClockRow])


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
        now: datetime,
        by_phone: bool = False,
    ) -> Sequence[CaseRow]:
        """The next lines in the order of the filter, at most `limit`; a telephone number finds only `by_phone`."""
        now = now.replace(microsecond=0)
        async with self._database.reading() as look:
            if wanted.text is None:
                return await _page(look, wanted, sight=sight, after=after, limit=limit, now=now)
            number = number_in(wanted.text)
            if number is not None:
                found = await _numbered(look, number, wanted, sight=sight, limit=limit, now=now, by_phone=by_phone)
                if found:
                    return found if after is None else []
            query = query_of(wanted.text)
            if query is None:
                return []
            if wanted.sort is Sort.DUE:
                said = Condition("w.search @@ %s::tsquery", query)
                return await _page(look, wanted, sight=sight, after=after, limit=limit, now=now, said=said)
            return await _back_in_time(look, query, wanted, sight=sight, after=after, limit=limit, now=now)

    async def clocks(self, cases: Sequence[UUID]) -> Sequence[ClockRow]:
        """The clocks of these cases, in the order they were started."""
        async with self._database.reading() as look:
            lines = await look.fitted(bytes, _CLOCKS, [list(cases)])
        return [] if lines is None else _clocks.decode(lines)

    async def count(self, wanted: CaseFilter, *, sight: Sight, now: datetime) -> Count:
        """How many lines there are in all, counted up to COUNTED_UP_TO."""
        conditions = [wanted_by(wanted, sight=sight, now=now.replace(microsecond=0))]
        if wanted.queue == MINE:
            conditions.append(any_of(ways_of(wanted.duty)))
        elif wanted.queue is None:
            conditions.append(any_of(seen_by(sight, region_prefix=wanted.region_prefix)))
        source: LiteralString = 'cases."case" AS c'
        if wanted.text is not None:
            conditions.append(Condition("w.search @@ %s::tsquery", query_of(wanted.text) or "''"))
            source = 'cases."case" AS c JOIN cases.words AS w ON w.case_id = c.id'
        meant = all_of(conditions)
        sql: LiteralString = (
            f"SELECT count(*) FROM (SELECT FROM {source} WHERE {meant.sql} LIMIT {COUNTED_UP_TO + 1}) AS counted"
        )
        async with self._database.reading() as look:
            found = await look.fitted(int, sql, meant.parameters) or 0
        return Count(count=min(found, COUNTED_UP_TO), more=found > COUNTED_UP_TO)

    async def queues(self, *, sight: Sight, now: datetime, duty: Duty = NO_DUTY) -> Sequence[QueueCount]:
        """What waits for the organs of a person, and for the person (`duty`)."""
        states = [state for queue in QUEUES.values() if not queue.below for state in queue.states]
        now = now.replace(microsecond=0)
        asked = {"states": states, "organs": list(sight.organs), "now": now}
        async with self._database.reading() as look:
            counted = {state: (count, red, yellow) for state, count, red, yellow in await look.tuples(_BY_STATE, asked)}
            counted[MINE] = await _waiting_for(look, duty, now=now)
        return [_count_of(queue, counted) for queue in QUEUES.values()]


def _count_of(queue: Queue, counted: Mapping[str, tuple[int, int, int]]) -> QueueCount:
    keys = (MINE,) if queue.code == MINE else ("below",) if queue.below else queue.states
    lines = [counted[key] for key in keys]
    count, red, yellow = (sum(line[n] for line in lines) for n in range(3))
    more = count > COUNTED_UP_TO
    return QueueCount(queue=queue.code, count=min(count, COUNTED_UP_TO), red=red, yellow=yellow, more=more)


async def _waiting_for(look: Reading, duty: Duty, *, now: datetime) -> tuple[int, int, int]:
    """How many cases wait for a person, and how many of them are red and yellow."""
    ways = ways_of(duty)
    if not ways:
        return 0, 0, 0
    waiting = any_of(ways)
    sql: LiteralString = f"""
        SELECT count(*), count(*) FILTER (WHERE red_at < %s),
               count(*) FILTER (WHERE yellow_at <= %s AND coalesce(red_at >= %s, true))
        FROM (
            SELECT c.red_at, c.yellow_at FROM cases."case" AS c WHERE {waiting.sql} LIMIT {COUNTED_UP_TO + 1}
        ) AS counted
    """
    [(count, red, yellow)] = await look.tuples(sql, [now, now, now, *waiting.parameters])
    return count, red, yellow


async def _page(
    look: Reading,
    wanted: CaseFilter,
    *,
    sight: Sight,
    after: Position | None,
    limit: int,
    now: datetime,
    said: Condition | None = None,
) -> list[CaseRow]:
    """Each way of seeing gives its first lines from an index; the first of them all are the page."""
    key, direction, follows = _KEYS[wanted.sort]
    meant = [wanted_by(wanted, sight=sight, now=now), *_after(after, key, follows)]
    source: LiteralString = 'cases."case" AS c'
    if said is not None:
        meant.append(said)
        source = 'cases."case" AS c JOIN cases.words AS w ON w.case_id = c.id'
    if wanted.queue == MINE:
        ways = ways_of(wanted.duty)
    elif wanted.queue is not None:
        ways = [Condition("true")]
    else:
        ways = seen_by(sight, region_prefix=wanted.region_prefix)
    parts: list[LiteralString] = []
    parameters: list[object] = []
    for way in ways:
        condition = all_of([way, *meant])
        parts.append(
            f"(SELECT c.id, {key} AS key FROM {source} WHERE {condition.sql}"
            f" ORDER BY {key} {direction}, c.id {direction} LIMIT %s)"
        )
        parameters += [*condition.parameters, limit]
    if not parts:
        return []
    found: LiteralString = " UNION ".join(parts)
    sql: LiteralString = f"""
        SELECT json_agg(line) FROM (
            SELECT {CASE_COLUMNS} FROM (
                SELECT id, key FROM ({found}) AS seen ORDER BY key {direction}, id {direction} LIMIT %s
            ) AS best JOIN cases."case" AS c USING (id) ORDER BY best.key {direction}, c.id {direction}
        ) AS line
    """
    return await _decoded(look, sql, [*parameters, limit])


async def _back_in_time(
    look: Reading,
    query: str,
    wanted: CaseFilter,
    *,
    sight: Sight,
    after: Position | None,
    limit: int,
    now: datetime,
) -> list[CaseRow]:
    """Newest first, one stretch of time after the other, until the page is full."""
    newest = now if after is None or after.at is None else after.at
    if wanted.reported_to is not None:
        newest = min(newest, wanted.reported_to)
    found: list[CaseRow] = []
    meant = [
        wanted_by(wanted, sight=sight, now=now),
        any_of(seen_by(sight, region_prefix=wanted.region_prefix)),
        *_after(after, "c.reported_at", "<"),
    ]
    for stretch in stretches(newest, wanted.reported_from):
        conditions = [*meant, Condition("w.search @@ %s::tsquery", with_months(query, stretch.months))]
        if stretch.since is not None:
            conditions.append(Condition("c.reported_at >= %s", stretch.since))
        if stretch.until is not None:
            conditions.append(Condition("c.reported_at < %s", stretch.until))
        condition = all_of(conditions)
        sql: LiteralString = f"""
            SELECT json_agg(line) FROM (
                SELECT {CASE_COLUMNS} FROM cases.words AS w JOIN cases."case" AS c ON c.id = w.case_id
                WHERE {condition.sql} ORDER BY c.reported_at DESC, c.id DESC LIMIT %s
            ) AS line
        """
        found += await _decoded(look, sql, [*condition.parameters, limit - len(found)])
        if len(found) >= limit:
            break
    return found


async def _numbered(
    look: Reading, number: str, wanted: CaseFilter, *, sight: Sight, limit: int, now: datetime, by_phone: bool
) -> list[CaseRow]:
    """Cases that bear this number: the hub's (its end will do), the source's, a caller's telephone (if `by_phone`)."""
    condition = all_of(
        [wanted_by(wanted, sight=sight, now=now), any_of(seen_by(sight, region_prefix=wanted.region_prefix))]
    )
    sql: LiteralString = f"""
        SELECT json_agg(line) FROM (
            SELECT {CASE_COLUMNS} FROM (
                SELECT id FROM cases."case" WHERE task_no = ANY(%s)
                UNION SELECT id FROM cases."case" WHERE upstream_no = %s
                UNION SELECT case_id FROM intake.petition WHERE phone_key = %s
                UNION SELECT case_id FROM intake.petition WHERE source_no = %s
            ) AS named JOIN cases."case" AS c USING (id)
            WHERE {condition.sql} ORDER BY c.reported_at DESC, c.id DESC LIMIT %s
        ) AS line
    """
    phone = phone_key(number) if by_phone else None
    return await _decoded(
        look, sql, [[number, *told_short(number, now)], number, phone, number, *condition.parameters, limit]
    )


def _after(after: Position | None, key: LiteralString, follows: LiteralString) -> list[Condition]:
    if after is None:
        return []
    sql: LiteralString = f"({key}, c.id) {follows} (coalesce(%s::timestamptz, 'infinity'), %s)"
    return [Condition(sql, after.at, after.id)]


async def _decoded(look: Reading, sql: LiteralString, parameters: Sequence[object]) -> list[CaseRow]:
    lines = await look.fitted(bytes, sql, parameters)
    return [] if lines is None else _rows.decode(lines)


_LAMPS: LiteralString = """
    count(*) AS count, count(*) FILTER (WHERE red_at < %(now)s) AS red,
    count(*) FILTER (WHERE yellow_at <= %(now)s AND coalesce(red_at >= %(now)s, true)) AS yellow
"""
_BY_STATE: LiteralString = f"""
    SELECT asked.state, waiting.* FROM unnest(%(states)s::text[]) AS asked(state)
    CROSS JOIN LATERAL (
        SELECT {_LAMPS} FROM (
            SELECT red_at, yellow_at FROM cases."case" AS c
            WHERE closed_at IS NULL AND c.state = asked.state
              AND (owner = ANY(%(organs)s) OR lead_unit = ANY(%(organs)s))
            LIMIT {COUNTED_UP_TO + 1}
        ) AS counted
    ) AS waiting
    UNION ALL
    SELECT 'below', {_LAMPS} FROM portals.waiting_upper JOIN cases."case" AS c ON c.id = case_id
    WHERE upper = ANY(%(organs)s)
"""
_CLOCKS: LiteralString = """
    SELECT json_agg(json_build_object('edition', line.edition, 'clock', to_json(line.clock))) FROM (
        SELECT c.edition, k AS clock FROM cases.clock AS k JOIN cases."case" AS c ON c.id = k.case_id
        WHERE k.case_id = ANY(%s) ORDER BY k.case_id, k.started_at, k.id
    ) AS line
"""
