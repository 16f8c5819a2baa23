# SPDX-License-Identifier: Apache-2.0
"""Flags, tolerance and past matters in PostgreSQL."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from tongguan.ground.kernel.ids import UnitId
from tongguan.ground.kernel.work import Footprint
from tongguan.ground.plumbing.database import Database
from tongguan.ground.plumbing.unit_of_work import WorkTransaction
from tongguan.matters.cases.api import SightArea
from tongguan.matters.cases.sql.sight import watched
from tongguan.matters.dispatch.application.ports import FlaggedRow, RowFlag, Tolerance
from tongguan.matters.dispatch.domain.comparing import PastMatter
from tongguan.matters.dispatch.domain.responsibility import Matter


class PostgresFlagBook:
    """Implements FlagBook on an open transaction."""

    def __init__(self, transaction: WorkTransaction) -> None:
        self._transaction = transaction

    async def flag(self, flag: RowFlag) -> None:
        """The flag and its line in the audit record of the row."""
        await self._transaction.put(
            "INSERT INTO dispatch.row_flag (case_id, version, row, edition, at, unit, right_unit, reason, by)"
            " VALUES (%(case_id)s, %(version)s, %(row)s, %(edition)s, %(at)s, %(unit)s, %(right_unit)s,"
            " %(reason)s, %(by)s)",
            asdict(flag),
        )
        await self._transaction.leave(
            Footprint(
                subject=f"list_row/{flag.edition}/{flag.row}",
                move="flag_row",
                after="flagged",
                at=flag.at,
                person=flag.by,
                reason=flag.reason,
                facts={"case": str(flag.case_id), "unit": flag.unit, "right_unit": flag.right_unit},
            )
        )


class PostgresDispatchRecord:
    """Implements DispatchRecord."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def tolerance(self, *, since: datetime, until: datetime) -> Sequence[Tolerance]:
        """By sub-class, most wrong ones first."""
        async with self._database.reading() as session:
            return await session.rows(
                Tolerance,
                "SELECT class_code, class_code AS class_name, count(*)::int AS dispatched,"
                " count(wrong_at)::int AS wrong,"
                " round(10000 * count(wrong_at) / count(*)::float8) / 10000 AS error_rate"
                " FROM dispatch.machine_outcome WHERE at >= %s AND at < %s"
                " GROUP BY class_code ORDER BY wrong DESC, dispatched DESC, class_code",
                (since, until),
            )

    async def flagged_rows(self, *, since: datetime, areas: Sequence[SightArea]) -> Sequence[FlaggedRow]:
        """Given back in these areas, the most often wrong first."""
        where = watched(areas)
        async with self._database.reading() as session:
            return await session.rows(
                FlaggedRow,
                "SELECT flagged.* FROM (SELECT DISTINCT ON (row, flag.edition) row, flag.edition,"
                " count(*) OVER (PARTITION BY row, flag.edition)::int AS returns, at AS last_at,"
                " reason AS last_reason, task_no AS last_task_no, unit AS last_unit, right_unit AS last_right_unit"
                ' FROM dispatch.row_flag AS flag JOIN cases."case" AS c ON c.id = flag.case_id'
                f" WHERE at >= %s AND ({where.sql})"
                " ORDER BY row, flag.edition, at DESC) AS flagged ORDER BY returns DESC, last_at DESC",
                (since, *where.parameters),
            )

    async def past_matters(self, *, since: datetime, until: datetime) -> Sequence[PastMatter]:
        """Alike ones together, so that a year of a district is a few thousand rows."""
        async with self._database.reading() as session:
            found = await session.tuples(
                'SELECT class_code, region, source, condition, lead_unit, count(*)::int FROM cases."case"'
                " WHERE reported_at >= %s AND reported_at < %s AND filed_at IS NOT NULL AND class_code IS NOT NULL"
                " GROUP BY 1, 2, 3, 4, 5",
                (since, until),
            )
        return [_past(*columns) for columns in found]

    async def open_matters(self) -> Sequence[PastMatter]:
        """Filed cases that are not closed yet, alike ones together."""
        async with self._database.reading() as session:
            found = await session.tuples(
                'SELECT class_code, region, source, condition, lead_unit, count(*)::int FROM cases."case"'
                " WHERE closed_at IS NULL AND filed_at IS NOT NULL AND class_code IS NOT NULL"
                " GROUP BY 1, 2, 3, 4, 5"
            )
        return [_past(*columns) for columns in found]

    async def matter_of(self, number: str) -> PastMatter | None:
        """By task number, or that of the source."""
        async with self._database.reading() as session:
            found = await session.tuples(
                'SELECT class_code, region, source, condition, lead_unit, 1 FROM cases."case"'
                " WHERE (task_no = %s OR upstream_no = %s) AND class_code IS NOT NULL"
                " ORDER BY reported_at DESC LIMIT 1",
                (number, number),
            )
        return _past(*found[0]) if found else None


def _past(class_code: str, region: str, source: str, condition: str | None, lead: str | None, cases: int) -> PastMatter:
    return PastMatter(
        matter=Matter(class_code=class_code, region=region, source=source, condition=condition),
        lead=UnitId(lead) if lead is not None else None,
        cases=cases,
    )
