# SPDX-License-Identifier: Apache-2.0
"""Open cases by place: one statement for all positions, one for all counts."""

from collections.abc import Sequence
from datetime import datetime
from typing import LiteralString

import msgspec

from tongguan.ground.plumbing.conditions import SqlCondition, all_of, any_of
from tongguan.ground.plumbing.database import Database
from tongguan.matters.cases.api import Sight
from tongguan.matters.cases.sql import lamps
from tongguan.matters.cases.sql.sight import seen_by
from tongguan.matters.cases.sql.states import UNDER_WAY
from tongguan.matters.worklists.application.filters import CaseFilter
from tongguan.matters.worklists.application.map_ports import Bounds, CasePoint, RegionLoad
from tongguan.matters.worklists.store.conditions import wanted_by

_points = msgspec.json.Decoder(list[CasePoint])


class PostgresCaseMap:
    """Implements CaseMap."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def points(
        self, wanted: CaseFilter, *, sight: Sight, within: Bounds | None, limit: int, now: datetime
    ) -> Sequence[CasePoint]:
        """Cases with a position: those with the earliest red moment first, at most `limit`."""
        conditions = [_meant(wanted, sight=sight, now=now), SqlCondition("c.lon IS NOT NULL AND c.lat IS NOT NULL")]
        if within is not None:
            west, south, east, north = within
            conditions.append(
                SqlCondition("c.lon BETWEEN %s AND %s AND c.lat BETWEEN %s AND %s", west, east, south, north)
            )
        meant, lamp = all_of(conditions), lamps.bound(lamps.lamp(), now)
        sql: LiteralString = f"""
            SELECT json_agg(json_build_array(
                id, task_no, lon, lat, {lamp.sql}, state, class_code, urgency, title
            )) FROM (
                SELECT c.* FROM cases."case" AS c WHERE {meant.sql}
                ORDER BY c.red_at ASC NULLS LAST, c.id LIMIT %s
            ) AS c
        """
        async with self._database.reading() as look:
            found = await look.fitted(bytes, sql, [*lamp.parameters, *meant.parameters, limit])
        return [] if found is None else _points.decode(found)

    async def loads(self, wanted: CaseFilter, *, sight: Sight, now: datetime) -> Sequence[RegionLoad]:
        """How many there are by the region they name."""
        meant, tallies = _meant(wanted, sight=sight, now=now), lamps.bound(lamps.tallies(), now)
        sql: LiteralString = f"""
            SELECT c.region, count(*) AS open, {tallies.sql}
            FROM cases."case" AS c WHERE {meant.sql} GROUP BY c.region
        """
        async with self._database.reading() as look:
            return await look.rows(RegionLoad, sql, [*tallies.parameters, *meant.parameters])


def _meant(wanted: CaseFilter, *, sight: Sight, now: datetime) -> SqlCondition:
    """Open cases that are wanted and may be seen; one that was merged is shown where its parent is."""
    return all_of(
        [
            SqlCondition(UNDER_WAY),
            wanted_by(wanted, sight=sight, now=now),
            any_of(seen_by(sight, region_prefix=wanted.region_prefix)),
        ]
    )
