# SPDX-License-Identifier: Apache-2.0
"""Requests that wait for a decision, and cases that were put off by one."""

from collections.abc import Sequence
from typing import LiteralString

import msgspec

from tongguan.cases.api import Sight
from tongguan.plumbing.database import Database
from tongguan.portals.application.reviews import RequestRow, SuspendedRow
from tongguan.portals.store.case_lists import CASE_COLUMNS
from tongguan.portals.store.conditions import any_of, seen_by

_requests = msgspec.json.Decoder(list[RequestRow])
_suspended = msgspec.json.Decoder(list[SuspendedRow])


class PostgresReviews:
    """Implements Reviews."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def requests(self, *, sight: Sight, limit: int) -> Sequence[RequestRow]:
        """Undecided requests of the cases a person may see, the longest waiting first."""
        seen = any_of(seen_by(sight))
        sql: LiteralString = f"{REQUESTS} AND ({seen.sql}) ORDER BY r.asked_at, r.id LIMIT %s) AS line"
        async with self._database.reading() as look:
            lines = await look.fitted(bytes, sql, [*seen.parameters, limit])
        return [] if lines is None else _requests.decode(lines)

    async def suspended(self, *, sight: Sight, limit: int) -> Sequence[SuspendedRow]:
        """Suspended cases a person may see, the first to go on again on top."""
        seen = any_of(seen_by(sight))
        sql: LiteralString = f"{_SUSPENDED} AND ({seen.sql}) ORDER BY c.suspended_until, c.id LIMIT %s) AS line"
        async with self._database.reading() as look:
            lines = await look.fitted(bytes, sql, [*seen.parameters, limit])
        return [] if lines is None else _suspended.decode(lines)


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
