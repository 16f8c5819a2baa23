# SPDX-License-Identifier: Apache-2.0
"""What the application sends to the database, recorded statement by statement while it works."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias
from unittest.mock import patch
from weakref import WeakKeyDictionary

import psycopg
from psycopg.abc import Params, QueryNoTemplate
from psycopg.rows import TupleRow

from tongguan.ground.plumbing.database import SESSION

OF_THE_CLOCK = "SELECT clock_timestamp()"
"""Asked every second beside the work (plumbing/database_clock.py)."""


def beside(sql: str) -> bool:
    """Whether no request sent this: the clock did, or the pool when it opened a connection more."""
    return sql == OF_THE_CLOCK or sql.startswith(SESSION)


Cursor: TypeAlias = psycopg.AsyncCursor[TupleRow]


@dataclass(kw_only=True)
class Statement:
    """One statement with its parameters as text; None is SQL's null."""

    sql: str
    parameters: tuple[str | None, ...]
    waited_for: bool = False
    """Whether the program waits for its rows before it goes on."""


@dataclass(kw_only=True)
class Recorder:
    """Hands over what was sent since it was last asked."""

    _sent: list[Statement] = field(default_factory=list)

    def note(self, statement: Statement) -> None:
        """One more was sent."""
        self._sent.append(statement)

    def taken(self) -> tuple[Statement, ...]:
        """What was sent; the next answer begins after it."""
        sent, self._sent = tuple(self._sent), []
        return sent


@contextmanager
def recorded_statements() -> Iterator[Recorder]:
    """Record every statement that any asynchronous connection of this process sends."""
    recorder = Recorder()
    sent: WeakKeyDictionary[object, Statement] = WeakKeyDictionary()
    cursor = psycopg.AsyncCursor
    execute, fetchone, fetchall = cursor.execute, cursor.fetchone, cursor.fetchall

    async def noting(self: Cursor, query: QueryNoTemplate, params: Params | None = None, **how: bool | None) -> Cursor:
        given = params.values() if isinstance(params, Mapping) else params or ()
        sent[self] = Statement(sql=str(query), parameters=tuple(_text(value) for value in given))
        if not beside(str(query)):
            recorder.note(sent[self])
        return await execute(self, query, params, **how)

    async def one(self: Cursor) -> TupleRow | None:
        sent[self].waited_for = True
        return await fetchone(self)

    async def every(self: Cursor) -> list[TupleRow]:
        sent[self].waited_for = True
        return await fetchall(self)

    with (
        patch.object(cursor, "execute", noting),
        patch.object(cursor, "fetchone", one),
        patch.object(cursor, "fetchall", every),
    ):
        yield recorder


def _text(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, bytes):
        return "\\x" + value.hex()
    if isinstance(value, list | tuple):
        return "{" + ",".join("NULL" if one is None else f'"{_text(one)}"' for one in value) + "}"
    return str(value)
