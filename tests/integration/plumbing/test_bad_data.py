# SPDX-License-Identifier: Apache-2.0
"""What the database cannot keep is refused with a reason; only a server in trouble is "unavailable"."""

from collections.abc import Sequence
from typing import LiteralString

import psycopg
import pytest

from tongguan.ground.plumbing.bad_data import NotToBeKept, about_the_data
from tongguan.ground.plumbing.database import Database

CANNOT_BE_KEPT: dict[str, tuple[LiteralString, Sequence[object]]] = {
    "a NUL character": ("SELECT %s::text", ["a\x00b"]),
    "half a surrogate pair": ("SELECT %s::text", ["\ud800"]),
    "a word too long to be searched": ("SELECT array_to_tsvector(ARRAY[%s::text])", ["a" * 2_047]),
    "a number out of range": ("SELECT %s::integer", [10**12]),
    "a month that is none": ("SELECT %s::timestamptz", ["2026-13-01"]),
    "JSON nested without end": ("SELECT %s::jsonb", ["[" * 100_000]),
}

LONG = """
    INSERT INTO long SELECT string_agg(sha256(n::text::bytea)::text, '') FROM generate_series(1, 500) AS n
"""


@pytest.mark.parametrize("what", CANNOT_BE_KEPT)
async def test_what_cannot_be_kept_is_refused_and_the_session_goes_on(database: Database, what: str):
    sql, parameters = CANNOT_BE_KEPT[what]
    for _ in range(3):
        with pytest.raises(NotToBeKept):
            async with database.begin() as transaction:
                await transaction.put(sql, parameters)
        with pytest.raises(NotToBeKept):
            async with database.reading() as session:
                await session.tuples(sql, parameters)
    async with database.begin() as transaction:
        assert await transaction.value(int, "SELECT 1") == 1


async def test_an_index_row_too_long_is_about_the_data(database_url: str):
    """The driver calls it an OperationalError, like a server that went away."""
    async with await psycopg.AsyncConnection.connect(database_url, autocommit=True) as connection:
        await connection.execute("CREATE TABLE long (words text PRIMARY KEY CHECK (words <> ''))")
        with pytest.raises(psycopg.OperationalError) as too_long:
            await connection.execute(LONG)
        with pytest.raises(psycopg.IntegrityError) as against_a_check:
            await connection.execute("INSERT INTO long VALUES ('')")
    assert about_the_data(too_long.value)
    assert about_the_data(against_a_check.value)


async def test_a_server_in_trouble_is_not_about_the_data(database: Database, database_url: str):
    async def killed_in_the_middle() -> None:
        async with database.begin() as transaction:
            pid = await transaction.value(int, "SELECT pg_backend_pid()")
            await owner.execute("SELECT pg_terminate_backend(%s)", [pid])
            await transaction.value(int, "SELECT 1")

    async with await psycopg.AsyncConnection.connect(database_url, autocommit=True) as owner:
        with pytest.raises(psycopg.OperationalError) as gone:
            await killed_in_the_middle()
    assert not about_the_data(gone.value)
    assert not about_the_data(psycopg.errors.SerializationFailure())
    assert not about_the_data(psycopg.errors.DiskFull())
    assert not about_the_data(psycopg.errors.LockNotAvailable())
    assert not about_the_data(psycopg.errors.UndefinedTable())
