# SPDX-License-Identifier: Apache-2.0
"""Open cases by place: one statement for all positions, one for all counts."""

from collections.abc import Sequence
from datetime import datetime
from typing import LiteralString

import msgspec

from tongguan.cases.api import Sight
from tongguan.plumbing.database import Database
from tongguan.portals.application.map_ports import Bounds, CasePoint, RegionLoad
from tongguan.portals.domain.filters import CaseFilter
from tongguan.portals.store.conditions import Condition, all_of, any_of, seen_by, wanted_by

_points = msgspec.json.Decoder(list[CasePoint])


class PostgresCaseMap:
    """Implements CaseMap."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def points(
        self, wanted: CaseFilter, *, sight: Sight, within: Bounds | None, limit: int, now: datetime
    ) -> Sequence[CasePoint]:
        """Cases with a position: those with the earliest red moment first, at most `limit`."""
        now = now.replace(microsecond=0)
        conditions = [_meant(wanted, sight=sight, now=now), Condition("c.lon IS NOT NULL AND c.lat IS NOT NULL")]
        if within is not None:
            west, south, east, north = within
            conditions.append(
                Condition("c.lon BETWEEN %s AND %s AND c.lat BETWEEN %s AND %s", west, east, south, north)
            )
        meant = all_of(conditions)
        sql: LiteralString = f"""
            SELECT json_agg(json_build_array(
                id, task_no, lon, lat, {_LAMP}, state, class_code, urgency, title
            )) FROM (
                SELECT c.* FROM cases."case" AS c WHERE {meant.sql}
                ORDER BY c.red_at ASC NULLS LAST, c.id LIMIT %s
            ) AS c
        """
        async with self._database.reading() as look:
            found = await look.fitted(bytes, sql, [now, now, *meant.parameters, limit])
        return [] if found is None else _points.decode(found)

    async def loads(self, wanted: CaseFilter, *, sight: Sight, now: datetime) -> Sequence[RegionLoad]:
        """How many there are by the region they name."""
        now = now.replace(microsecond=0)
        meant = _meant(wanted, sight=sight, now=now)
        sql: LiteralString = f"""
            SELECT c.region, count(*) AS open, count(*) FILTER (WHERE c.red_at < %s) AS red,
                   count(*) FILTER (WHERE c.yellow_at <= %s AND coalesce(c.red_at >= %s, true)) AS yellow
            FROM cases."case" AS c WHERE {meant.sql} GROUP BY c.region
        """
        async with self._database.reading() as look:
            return await look.rows(RegionLoad, sql, [now, now, now, *meant.parameters])


def _meant(wanted: CaseFilter, *, sight: Sight, now: datetime) -> Condition:
    """Open cases that are wanted and may be seen; one that was merged is shown where its parent is."""
    return all_of(
        [
            Condition("c.closed_at IS NULL AND c.state <> 'merged'"),
            wanted_by(wanted, sight=sight, now=now),
            any_of(seen_by(sight, region_prefix=wanted.region_prefix)),
        ]
    )


_LAMP: LiteralString = """
    CASE WHEN red_at < %s THEN 'red' WHEN yellow_at <= %s THEN 'yellow'
         WHEN red_at IS NOT NULL THEN 'green' WHEN due_at IS NOT NULL THEN 'paused' ELSE 'none' END
"""
