# SPDX-License-Identifier: Apache-2.0
"""Patrols in PostgreSQL: the book inside a transaction, and the shelf of past days."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from typing import LiteralString

import msgspec
from psycopg.errors import UniqueViolation

from tongguan.ground.kernel.ids import PersonId
from tongguan.ground.kernel.work import Command, Footprint
from tongguan.ground.plumbing.conditions import SqlCondition
from tongguan.ground.plumbing.database import Database, as_json
from tongguan.ground.plumbing.registers import PostgresRegisterBook, Register
from tongguan.ground.plumbing.unit_of_work import PostgresUnitOfWork, Work, WorkTransaction
from tongguan.watching.patrols.api import CheckIn, Fix, Progress, Walk, WrittenPlan
from tongguan.watching.patrols.domain.refusals import AlreadyOnPatrol

PLANS = Register(entry=WrittenPlan, table="patrols.plan", key="person")
CHECK_INS = Register(entry=CheckIn, table="patrols.check_in")
WALKS = Register(entry=Walk, table="patrols.walk")
_KEEP_FIXES: LiteralString = """
    kept AS (
        INSERT INTO patrols.fix (person, at, lon, lat, accuracy)
        SELECT %s, told.at, told.lon, told.lat, told.accuracy
        FROM json_to_recordset(%s::json)
             AS told(at timestamptz, lon double precision, lat double precision, accuracy double precision)
        ON CONFLICT DO NOTHING
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
        lasted = SqlCondition("person = %s AND coalesce(ended_at, 'infinity') >= %s", person, since)
        return await WALKS.entries(self._transaction, lasted, order="began_at")

    async def keep_walk(self, walk: Walk, footprint: Footprint) -> None:
        """Write a walk, begun or ended."""
        await PostgresRegisterBook(WALKS, self._transaction).keep(walk, footprint)

    async def keep_check_in(self, check_in: CheckIn, footprint: Footprint) -> None:
        """Write a look at a place."""
        await PostgresRegisterBook(CHECK_INS, self._transaction).keep(check_in, footprint)

    async def keep_fixes(self, person: PersonId, fixes: Sequence[Fix], footprint: Footprint) -> None:
        """Write positions; one that is known already stays as it is."""
        answer = msgspec.json.encode({"kept": len(fixes)})
        parameters = [person, as_json(fixes)]
        await self._transaction.leave(footprint, answer=answer, changes=_KEEP_FIXES, parameters=parameters)


class PostgresPatrolWork(PostgresUnitOfWork[PostgresPatrolBook]):
    """Implements PatrolWork."""

    def __init__(self, work: Work) -> None:
        super().__init__(work, PostgresPatrolBook)

    @asynccontextmanager
    async def begin(self, command: Command) -> AsyncIterator[PostgresPatrolBook]:
        """One transaction in somebody's name; raises AlreadyOnPatrol when two phones begin at once."""
        try:
            async with super().begin(command) as book:
                yield book
        except UniqueViolation as error:
            if error.diag.constraint_name == "walk_one_at_a_time":
                raise AlreadyOnPatrol from error
            raise


class PostgresPatrolShelf:
    """Implements PatrolShelf."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def walks(self, person: PersonId, *, since: datetime, until: datetime) -> Sequence[Walk]:
        """Walks that touch this stretch of time, oldest first."""
        touching = "person = %s AND began_at < %s AND coalesce(ended_at, 'infinity') >= %s"
        async with self._database.reading() as look:
            return await WALKS.entries(look, SqlCondition(touching, person, until, since), order="began_at")

    async def check_ins(self, person: PersonId, *, since: datetime, until: datetime) -> Sequence[CheckIn]:
        """Looks at places, oldest first."""
        within = SqlCondition("person = %s AND at >= %s AND at < %s", person, since, until)
        async with self._database.reading() as look:
            return await CHECK_INS.entries(look, within, order="at")

    async def fixes(self, person: PersonId, *, since: datetime, until: datetime) -> Sequence[Fix]:
        """Positions, oldest first."""
        sql: LiteralString = """
            SELECT at, lon, lat, accuracy FROM patrols.fix WHERE person = %s AND at >= %s AND at < %s ORDER BY at
        """
        async with self._database.reading() as look:
            return await look.rows(Fix, sql, [person, since, until])

    async def progress(self, people: Sequence[PersonId], *, since: datetime, until: datetime) -> Sequence[Progress]:
        """How far these people have come; who has not begun is missing."""
        async with self._database.reading() as look:
            return await look.rows(Progress, _PROGRESS, {"people": list(people), "since": since, "until": until})

    async def forget_fixes(self, before: datetime) -> int:
        """Forget positions older than this; how many they were."""
        async with self._database.begin() as change:
            return await change.change("DELETE FROM patrols.fix WHERE at < %s", [before])
