# SPDX-License-Identifier: Apache-2.0
"""Registers in PostgreSQL: a table whose columns bear the names of the fields of its entries.

An entry travels as JSON in both directions, so that lists, nested values and moments need no lines of their own.
"""

from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Generic, LiteralString

import msgspec

from tongguan.ground.kernel.registers import Entry
from tongguan.ground.kernel.work import Command, Footprint
from tongguan.ground.plumbing.conditions import SqlCondition
from tongguan.ground.plumbing.database import Database, ReadSession, as_json
from tongguan.ground.plumbing.unit_of_work import Work, WorkTransaction

EVERY = SqlCondition("true")


@dataclass(frozen=True, kw_only=True)
class Register(Generic[Entry]):
    """Which entries lie in which table."""

    entry: type[Entry]
    """A dataclass; its fields are the columns."""
    table: LiteralString
    key: LiteralString = "id"
    keeps_versions: bool = False
    """A version is never overwritten: the table has one row for each (`version`), of which the newest stands."""

    @cached_property
    def columns(self) -> LiteralString:
        """The columns of an entry."""
        return ", ".join(f'"{field.name}"' for field in fields(self.entry))  # type: ignore[arg-type]

    async def one(self, look: ReadSession, key: str) -> Entry | None:
        """An entry as it stands."""
        found = await self.entries(look, SqlCondition(f'"{self.key}" = %s', key))
        return found[0] if found else None

    async def entries(
        self, look: ReadSession, where: SqlCondition = EVERY, *, order: LiteralString = "", most: int | None = None
    ) -> list[Entry]:
        """Entries as they stand, by key unless another order is given."""
        newest: LiteralString = f'DISTINCT ON ("{self.key}")' if self.keeps_versions else ""
        by: LiteralString = f'"{self.key}", version DESC' if self.keeps_versions else order or f'"{self.key}"'
        sql: LiteralString = f"""
            SELECT to_json(entry.*) FROM (
                SELECT {newest} {self.columns} FROM {self.table} WHERE {where.sql} ORDER BY {by} LIMIT %s
            ) AS entry
        """
        return await look.all_decoded(self.entry, sql, [*where.parameters, most])

    def keeping(self, entry: Entry) -> SqlCondition:
        """The statement that writes an entry, in place of the one with its key or as its newest version."""
        renewed = ", ".join(f'"{field.name}" = excluded."{field.name}"' for field in fields(self.entry))  # type: ignore[arg-type]
        instead: LiteralString = "" if self.keeps_versions else f'ON CONFLICT ("{self.key}") DO UPDATE SET {renewed}'
        return SqlCondition(
            f"INSERT INTO {self.table} ({self.columns})"
            f" SELECT {self.columns} FROM json_populate_record(NULL::{self.table}, %s::json) {instead}",
            as_json(entry),
        )

    def dropping(self, key: str) -> SqlCondition:
        """The statement that takes an entry away."""
        return SqlCondition(f'DELETE FROM {self.table} WHERE "{self.key}" = %s', key)


class PostgresRegister(Generic[Entry]):
    """A register in a database: implements `kernel.registers.RegisterStore`."""

    def __init__(self, register: Register[Entry], database: Database) -> None:
        self._register = register
        self._database = database
        self._work = Work(database)

    async def entry(self, key: str) -> Entry | None:
        """One entry as it stands."""
        async with self._database.reading() as look:
            return await self._register.one(look, key)

    async def entries(self, keys: Collection[str] | None = None) -> list[Entry]:
        """Every entry as it stands, or those of these keys; by key."""
        where = EVERY if keys is None else SqlCondition(f'"{self._register.key}" = ANY(%s)', list(keys))
        async with self._database.reading() as look:
            return await self._register.entries(look, where)

    @asynccontextmanager
    async def begin(self, command: Command) -> AsyncIterator["PostgresRegisterBook[Entry]"]:
        """One transaction in somebody's name."""
        async with self._work.begin(command) as transaction:
            yield PostgresRegisterBook(self._register, transaction)


class PostgresRegisterBook(Generic[Entry]):
    """Implements `kernel.registers.RegisterBook` on an open transaction; an entry travels with its footprint."""

    def __init__(self, register: Register[Entry], transaction: WorkTransaction) -> None:
        self._register = register
        self._transaction = transaction

    async def held(self, key: str) -> Entry | None:
        """An entry as it stands; what is not there yet has no row to lock, so its name is."""
        await self._transaction.put(_ALONE, [f"{self._register.table}/{key}"])
        return await self._register.one(self._transaction, key)

    async def keep(self, entry: Entry, footprint: Footprint) -> None:
        """Write an entry."""
        await self._leave(footprint, self._register.keeping(entry), answer=msgspec.json.encode(entry))

    async def drop(self, key: str, footprint: Footprint) -> None:
        """Take an entry away."""
        await self._leave(footprint, self._register.dropping(key))

    async def _leave(self, footprint: Footprint, change: SqlCondition, *, answer: bytes | None = None) -> None:
        changes: LiteralString = f"changed AS ({change.sql})"
        await self._transaction.leave(footprint, answer=answer, changes=changes, parameters=change.parameters)


_ALONE: LiteralString = "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))"
