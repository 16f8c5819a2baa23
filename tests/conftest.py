# SPDX-License-Identifier: Apache-2.0
"""A real PostgreSQL for every test: one server, one migrated template, a fresh copy for each test (20 ms).

TONGGUAN_TEST_DATABASE_URL names another server (an account that may create databases); without it the
embedded one is started in .tongguan/test with fsync off, shared by all runs of this clone, stopped by the last.
"""

import hashlib
import os
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg.sql import SQL, Identifier

from tongguan.kernel.ids import new_id
from tongguan.plumbing import migrations, postgres
from tongguan.plumbing.database import Database

REPOSITORY = Path(__file__).resolve().parent.parent
CARELESS = dict(postgres.LAPTOP) | {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "shared_buffers": "128MB",
    "max_connections": "400",
    "autovacuum": "off",
}
"""Test data need not survive a power cut."""


@pytest.fixture(scope="session")
def server_url() -> Iterator[str]:
    """The address of the server's maintenance database."""
    given = os.environ.get("TONGGUAN_TEST_DATABASE_URL")
    server = postgres.given(given) if given else postgres.start(REPOSITORY / ".tongguan" / "test", settings=CARELESS)
    yield server.url
    server.stop()


@pytest.fixture(scope="session")
def template(server_url: str) -> str:
    """The name of a database migrated to the present structure; copied, never written."""
    fingerprint = hashlib.sha256()
    for file in sorted((REPOSITORY / "migrations" / "versions").glob("*.py")):
        fingerprint.update(file.name.encode() + file.read_bytes())
    name = f"template_{fingerprint.hexdigest()[:16]}"
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute("SELECT pg_advisory_lock(7351001)")
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            half = f"half_{name}"
            connection.execute(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(half)))
            connection.execute(SQL("CREATE DATABASE {} TEMPLATE template0").format(Identifier(half)))
            migrations.migrate(postgres.database_url(server_url, half))
            if "TONGGUAN_TEST_DATABASE_URL" not in os.environ:
                drop_leftovers(connection)
            connection.execute(SQL("ALTER DATABASE {} RENAME TO {}").format(Identifier(half), Identifier(name)))
    return name


def drop_leftovers(connection: psycopg.Connection) -> None:
    """Old templates, and what killed runs left behind."""
    old = connection.execute(
        "SELECT datname FROM pg_database WHERE datname ~ '^(template|test|half)_[0-9a-z_]+$'"
        " AND (pg_stat_file('base/' || oid || '/PG_VERSION')).modification < now() - interval '2 hours'"
    ).fetchall()
    for (name,) in old:
        connection.execute(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(name)))


@pytest.fixture(scope="session")
def new_database(server_url: str, template: str) -> Iterator[Callable[[], str]]:
    """Makes migrated, empty databases; they are dropped when the session ends at the latest."""
    made: list[str] = []

    def make() -> str:
        name = f"test_{new_id().hex}"
        made.append(name)
        with psycopg.connect(server_url, autocommit=True) as connection:
            connection.execute(
                SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy").format(Identifier(name), Identifier(template))
            )
        return postgres.database_url(server_url, name)

    yield make
    with psycopg.connect(server_url, autocommit=True) as connection:
        for name in made:
            connection.execute(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(name)))


@pytest.fixture
def database_url(new_database: Callable[[], str], server_url: str) -> Iterator[str]:
    """A migrated, empty database of this test's own (its owner's address)."""
    url = new_database()
    yield url
    name = psycopg.conninfo.conninfo_to_dict(url)["dbname"]
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(str(name))))


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """The pools on this test's own database, acting as the application's role."""
    database = Database(database_url, pool_size=8)
    await database.open()
    yield database
    await database.close()
