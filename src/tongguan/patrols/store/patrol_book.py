# SPDX-License-Identifier: Apache-2.0
"""Patrols in PostgreSQL: the book inside a transaction, and the shelf of past days."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import LiteralString
from uuid import UUID

import msgspec

from tongguan.kernel.geo import Point
from tongguan.kernel.ids import PersonId
from tongguan.kernel.work import Command, Footprint
from tongguan.patrols.api import CheckIn, Fix, Place, Progress, Walk, WrittenPlan
from tongguan.plumbing.database import Database, Reading, as_json
from tongguan.plumbing.unit_of_work import Work, WorkTransaction

_WALKS: LiteralString = "SELECT id, person, began_at, ended_at FROM patrols.walk"
_PLANS: LiteralString = "SELECT person, places, a_day, by, at FROM patrols.plan"
_KEEP_WALK: LiteralString = """
    kept AS (
        INSERT INTO patrols.walk (id, person, began_at, ended_at) VALUES (%s, %s, %s, %s)
        ON CONFLICT (id) DO UPDATE SET ended_at = excluded.ended_at
    )
"""
_KEEP_CHECK_IN: LiteralString = """
    kept AS (
        INSERT INTO patrols.check_in (id, person, place, at, lon, lat, accuracy, metres, reason, photo)
        VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
    )
"""
_KEEP_FIXES: LiteralString = """
    kept AS (
        INSERT INTO patrols.fix (person, at, lon, lat, accuracy)
        SELECT %s, told.at, told.lon, told.lat, told.accuracy
        FROM json_to_recordset(%s::json)
             AS told(at timestamptz, lon double precision, lat double precision, accuracy double precision)
        ON CONFLICT DO NOTHING
    )
"""
_KEEP_PLAN: LiteralString = """
    kept AS (
        INSERT INTO patrols.plan (person, places, a_day, by, at) VALUES (%s, %s::jsonb, %s, %s, %s)
        ON CONFLICT (person) DO UPDATE
        SET places = excluded.places, a_day = excluded.a_day, by = excluded.by, at = excluded.at
    )
"""
_PROGRESS: LiteralString = """
    SELECT asked.person, coalesce(looked.places, '{}') AS places, looked.last_at, walk.began_at AS walking_since,
           fix.lon, fix.lat, fix.at AS seen_at
    FROM unnest(%(people)s::text[]) AS asked(person)
    LEFT JOIN LATERAL (
        SELECT array_agg(DISTINCT check_in.place) AS places, max(check_in.at) AS last_at FROM patrols.check_in
        WHERE check_in.person = asked.person AND check_in.at >= %(since)s AND check_in.at < %(until)s
    ) AS looked ON true
    LEFT JOIN patrols.walk ON walk.person = asked.person AND walk.ended_at IS NULL AND walk.began_at < %(until)s
    LEFT JOIN LATERAL (
        SELECT fix.lon, fix.lat, fix.at FROM patrols.fix
        WHERE fix.person = asked.person AND fix.at >= walk.began_at ORDER BY fix.at DESC LIMIT 1
    ) AS fix ON true
    WHERE looked.last_at IS NOT NULL OR walk.id IS NOT NULL
"""


class PostgresPatrolBook:
    """Implements PatrolBook; every change travels with its footprint in one statement."""

    def __init__(self, transaction: WorkTransaction) -> None:
        self._transaction = transaction

    async def walks(self, person: PersonId, *, since: datetime) -> Sequence[Walk]:
        """Walks that lasted until this moment or later, oldest first."""
        sql: LiteralString = f"{_WALKS} WHERE person = %s AND coalesce(ended_at, 'infinity') >= %s ORDER BY began_at"
        return await self._transaction.rows(Walk, sql, [person, since])

    async def written(self, person: PersonId) -> WrittenPlan | None:
        """The plan a centre wrote for this person."""
        found = await _written(self._transaction, [person])
        return found[0] if found else None

    async def keep_walk(self, walk: Walk, footprint: Footprint) -> None:
        """Write a walk, begun or ended."""
        parameters = [walk.id, walk.person, walk.began_at, walk.ended_at]
        await self._transaction.leave(footprint, answer=_told(walk), changes=_KEEP_WALK, parameters=parameters)

    async def keep_check_in(self, check_in: CheckIn, footprint: Footprint) -> None:
        """Write a look at a place."""
        point = check_in.point
        parameters = [
            check_in.id,
            check_in.person,
            check_in.place,
            check_in.at,
            None if point is None else point.lon,
            None if point is None else point.lat,
            check_in.accuracy,
            check_in.metres,
            check_in.reason,
            check_in.photo,
        ]
        await self._transaction.leave(footprint, answer=_told(check_in), changes=_KEEP_CHECK_IN, parameters=parameters)

    async def keep_fixes(self, person: PersonId, fixes: Sequence[Fix], footprint: Footprint) -> None:
        """Write positions; one that is known already stays as it is."""
        rows = [{"at": f.at, "lon": f.point.lon, "lat": f.point.lat, "accuracy": f.accuracy} for f in fixes]
        answer = msgspec.json.encode({"kept": len(fixes)})
        parameters = [person, as_json(rows)]
        await self._transaction.leave(footprint, answer=answer, changes=_KEEP_FIXES, parameters=parameters)

    async def keep_plan(self, person: PersonId, plan: WrittenPlan | None, footprint: Footprint) -> None:
        """Write a centre's plan, or take it away."""
        if plan is None:
            changes: LiteralString = "kept AS (DELETE FROM patrols.plan WHERE person = %s)"
            await self._transaction.leave(footprint, changes=changes, parameters=[person])
            return
        parameters = [person, as_json(plan.places), plan.a_day, plan.by, plan.at]
        await self._transaction.leave(footprint, changes=_KEEP_PLAN, parameters=parameters)


class PostgresPatrolWork:
    """Implements PatrolWork."""

    def __init__(self, work: Work) -> None:
        self._work = work

    @asynccontextmanager
    async def begin(self, command: Command) -> AsyncIterator[PostgresPatrolBook]:
        """One transaction in somebody's name."""
        async with self._work.begin(command) as transaction:
            yield PostgresPatrolBook(transaction)


class PostgresPatrolShelf:
    """Implements PatrolShelf."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def walks(self, person: PersonId, *, since: datetime, until: datetime) -> Sequence[Walk]:
        """Walks that touch this stretch of time, oldest first."""
        sql: LiteralString = (
            f"{_WALKS} WHERE person = %s AND began_at < %s AND coalesce(ended_at, 'infinity') >= %s ORDER BY began_at"
        )
        async with self._database.reading() as look:
            return await look.rows(Walk, sql, [person, until, since])

    async def check_ins(self, person: PersonId, *, since: datetime, until: datetime) -> Sequence[CheckIn]:
        """Looks at places, oldest first."""
        sql: LiteralString = """
            SELECT id, person, place, at, lon, lat, accuracy, metres, reason, photo FROM patrols.check_in
            WHERE person = %s AND at >= %s AND at < %s ORDER BY at
        """
        async with self._database.reading() as look:
            return [row.check_in() for row in await look.rows(_CheckInRow, sql, [person, since, until])]

    async def fixes(self, person: PersonId, *, since: datetime, until: datetime) -> Sequence[Fix]:
        """Positions, oldest first."""
        sql: LiteralString = """
            SELECT at, lon, lat, accuracy FROM patrols.fix WHERE person = %s AND at >= %s AND at < %s ORDER BY at
        """
        async with self._database.reading() as look:
            rows = await look.rows(_FixRow, sql, [person, since, until])
        return [Fix(at=row.at, point=Point(lon=row.lon, lat=row.lat), accuracy=row.accuracy) for row in rows]

    async def written(self, people: Sequence[PersonId]) -> Sequence[WrittenPlan]:
        """The plans that centres wrote for these people."""
        async with self._database.reading() as look:
            return await _written(look, people)

    async def progress(self, people: Sequence[PersonId], *, since: datetime, until: datetime) -> Sequence[Progress]:
        """How far these people have come; who has not begun is missing."""
        async with self._database.reading() as look:
            return await look.rows(Progress, _PROGRESS, {"people": list(people), "since": since, "until": until})

    async def forget_fixes(self, before: datetime) -> int:
        """Forget positions older than this; how many they were."""
        async with self._database.begin() as change:
            return await change.change("DELETE FROM patrols.fix WHERE at < %s", [before])


@dataclass(frozen=True, kw_only=True)
class _CheckInRow:
    id: UUID
    person: PersonId
    place: str
    at: datetime
    lon: float | None
    lat: float | None
    accuracy: float | None
    metres: float | None
    reason: str | None
    photo: str | None

    def check_in(self) -> CheckIn:
        return CheckIn(
            id=self.id,
            person=self.person,
            place=self.place,
            at=self.at,
            point=None if self.lon is None or self.lat is None else Point(lon=self.lon, lat=self.lat),
            accuracy=self.accuracy,
            metres=self.metres,
            reason=self.reason,
            photo=self.photo,
        )


@dataclass(frozen=True, kw_only=True)
class _FixRow:
    at: datetime
    lon: float
    lat: float
    accuracy: float


@dataclass(frozen=True, kw_only=True)
class _PlanRow:
    person: PersonId
    places: bytes
    a_day: int
    by: PersonId
    at: datetime


async def _written(look: Reading, people: Sequence[PersonId]) -> list[WrittenPlan]:
    sql: LiteralString = f"{_PLANS} WHERE person = ANY (%s)"
    return [
        WrittenPlan(
            person=row.person,
            places=msgspec.json.decode(row.places, type=tuple[Place, ...]),
            a_day=row.a_day,
            by=row.by,
            at=row.at,
        )
        for row in await look.rows(_PlanRow, sql, [list(people)])
    ]


def _told(value: object) -> bytes:
    return msgspec.json.encode(value)
