# SPDX-License-Identifier: Apache-2.0
"""Requests that wait for a decision, and cases that were put off by one."""

from collections.abc import Sequence
from typing import LiteralString

import msgspec

from tongguan.cases.api import Sight
from tongguan.plumbing.database import Database
from tongguan.portals.application.reviews import RequestRow, SuspendedRow
from tongguan.portals.domain.reviewing import Deciding
from tongguan.portals.store.case_lists import CASE_COLUMNS
from tongguan.portals.store.conditions import Condition, all_of, any_of, seen_by

_requests = msgspec.json.Decoder(list[RequestRow])
_suspended = msgspec.json.Decoder(list[SuspendedRow])


class PostgresReviews:
    """Implements Reviews."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def requests(self, *, sight: Sight, limit: int, deciding: Deciding | None = None) -> Sequence[RequestRow]:
        """Undecided requests of the cases a person may see, the longest waiting first; only those of their turn."""
        seen = any_of(seen_by(sight))
        wanted = seen if deciding is None else all_of([seen, turn_is_of(deciding)])
        sql: LiteralString = f"{REQUESTS} AND ({wanted.sql}) ORDER BY r.asked_at, r.id LIMIT %s) AS line"
        async with self._database.reading() as look:
            lines = await look.fitted(bytes, sql, [*wanted.parameters, limit])
        return [] if lines is None else _requests.decode(lines)

    async def forwarding(self) -> Sequence[str]:
        """The centres that forwarded a request which now waits for the centre above them."""
        async with self._database.reading() as look:
            return [str(centre) for (centre,) in await look.tuples(_FORWARDING) if centre is not None]

    async def suspended(self, *, sight: Sight, limit: int) -> Sequence[SuspendedRow]:
        """Suspended cases a person may see, the first to go on again on top."""
        seen = any_of(seen_by(sight))
        sql: LiteralString = f"{_SUSPENDED} AND ({seen.sql}) ORDER BY c.suspended_until, c.id LIMIT %s) AS line"
        async with self._database.reading() as look:
            lines = await look.fitted(bytes, sql, [*seen.parameters, limit])
        return [] if lines is None else _suspended.decode(lines)


def turn_is_of(deciding: Deciding) -> Condition:
    """`Turn.is_of` as a condition on `cases.request AS r` and its case `c`."""
    ways = (
        Condition("r.kind = 'void' AND c.owner = ANY(%s)", list(deciding.leads)),
        Condition(
            "r.kind = 'appeal' AND c.owner = ANY(CASE r.state WHEN 'pending_unit' THEN %s::text[] ELSE %s::text[] END)",
            list(deciding.dispatches),
            list(deciding.accepts),
        ),
        Condition(f"{_OTHERS} AND r.state = 'pending_unit' AND r.unit = ANY(%s)", list(deciding.reviews_for)),
        Condition(f"{_OTHERS} AND r.state = 'pending_upper' AND {_LAST} = ANY(%s)", list(deciding.below)),
        Condition(
            f"{_OTHERS} AND r.state NOT IN ('pending_unit', 'pending_upper') AND c.owner = ANY(%s)",
            list(deciding.dispatches),
        ),
    )
    apart = Condition(
        "r.asked_by <> %s AND NOT EXISTS"
        " (SELECT FROM json_array_elements(r.reviews) AS review WHERE review ->> 'by' = %s)",
        deciding.person,
        deciding.person,
    )
    return all_of([apart, any_of(ways)])


_OTHERS: LiteralString = "r.kind NOT IN ('void', 'appeal')"
_LAST: LiteralString = "r.reviews -> -1 ->> 'organ'"
_FORWARDING: LiteralString = f"""
    SELECT DISTINCT {_LAST} FROM cases.request AS r WHERE r.decided_at IS NULL AND r.state = 'pending_upper'
"""
_CASE: LiteralString = f"(SELECT to_json(shown) FROM (SELECT {CASE_COLUMNS}) AS shown)"
REQUESTS: LiteralString = f"""
    SELECT json_agg(line) FROM (
        SELECT r.id, r.kind, r.state, r.unit, r.asked_by, r.asked_at, r.reason_code, r.reason, r.legal_basis,
               r.suggested_unit, r.days, r.until, r.plan, r.reviews, {_CASE} AS "case"
        FROM cases.request AS r JOIN cases."case" AS c ON c.id = r.case_id
        WHERE r.decided_at IS NULL
"""
"""As the index of what is undecided says it: the decided ones are never read."""
_SUSPENDED: LiteralString = f"""
    SELECT json_agg(line) FROM (
        SELECT asked.reason, asked.plan, asked.asked_by, asked.decided_at AS since, asked.reviews,
               stood.left_seconds, stood.unit AS left_unit, {_CASE} AS "case"
        FROM cases."case" AS c
        JOIN LATERAL (
            SELECT r.* FROM cases.request AS r WHERE r.case_id = c.id AND r.kind = 'suspension' AND r.state = 'approved'
            ORDER BY r.decided_at DESC LIMIT 1
        ) AS asked ON true
        LEFT JOIN LATERAL (
            SELECT k.left_seconds, k.unit FROM cases.clock AS k
            WHERE k.case_id = c.id AND k.kind = 'overall' AND k.stopped_at IS NULL LIMIT 1
        ) AS stood ON true
        WHERE c.state = 'suspended' AND c.closed_at IS NULL
"""
