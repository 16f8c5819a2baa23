# SPDX-License-Identifier: Apache-2.0
"""A real PostgreSQL for every test: one server, one migrated template, a fresh copy for each test (20 ms);
another template with the demo city in it for those who tell stories.

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
    return made_once(server_url, name, copied_from="template0", make=migrations.migrate)


@pytest.fixture(scope="session")
def city_template(server_url: str, template: str) -> str:
    """The name of a database in which the demo city was loaded, people and accounts included; copied, never written."""
    from tests.factories.demo_city import FOLDER, load, read_folder  # most tests need not import the whole platform

    fingerprint = hashlib.sha256(template.encode())
    for path, content in sorted(read_folder(FOLDER).items()):
        fingerprint.update(path.encode() + content)
    name = f"template_city_{fingerprint.hexdigest()[:16]}"
    return made_once(server_url, name, copied_from=template, make=load)


def made_once(server_url: str, name: str, *, copied_from: str, make: Callable[[str], None]) -> str:
    """The database of this name, made by whoever needs it first; a half-made one is never taken for whole."""
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute("SELECT pg_advisory_lock(7351001)")
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            half = f"half_{name}"
            connection.execute(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(half)))
            copy = SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy")
            connection.execute(copy.format(Identifier(half), Identifier(copied_from)))
            make(postgres.database_url(server_url, half))
            if "TONGGUAN_TEST_DATABASE_URL" not in os.environ:
                drop_leftovers(connection, but=copied_from)
            connection.execute(SQL("ALTER DATABASE {} RENAME TO {}").format(Identifier(half), Identifier(name)))
    return name


def drop_leftovers(connection: psycopg.Connection, *, but: str) -> None:
    """Old templates, and what killed runs left behind."""
    old = connection.execute(
        "SELECT datname FROM pg_database WHERE datname ~ '^(template|test|half)_[0-9a-z_]+$'"
        " AND (pg_stat_file('base/' || oid || '/PG_VERSION')).modification < now() - interval '2 hours'"
        " AND datname <> %s",
        [but],
    ).fetchall()
    for (name,) in old:
        connection.execute(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(name)))


@pytest.fixture(scope="session")
def new_database(server_url: str, template: str) -> Iterator[Callable[[], str]]:
    """Makes migrated, empty databases; they are dropped when the session ends at the latest."""
    made: list[str] = []

    def make() -> str:
        made.append(copy_of(template, server_url))
        return made[-1]

    yield make
    for url in made:
        drop(url, server_url)


@pytest.fixture
def database_url(new_database: Callable[[], str], server_url: str) -> Iterator[str]:
    """A migrated, empty database of this test's own (its owner's address)."""
    url = new_database()
    yield url
    drop(url, server_url)


@pytest.fixture
def city_database_url(city_template: str, server_url: str) -> Iterator[str]:
    """A database of this test's own with the demo city in it (its owner's address)."""
    url = copy_of(city_template, server_url)
    yield url
    drop(url, server_url)


def copy_of(template: str, server_url: str) -> str:
    """The address of a fresh copy."""
    name = f"test_{new_id().hex}"
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(
            SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy").format(Identifier(name), Identifier(template))
        )
    return postgres.database_url(server_url, name)


def drop(url: str, server_url: str) -> None:
    """Away with it, whoever is still connected."""
    name = str(psycopg.conninfo.conninfo_to_dict(url)["dbname"])
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(name)))


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """The pools on this test's own database, acting as the application's role."""
    database = Database(database_url, pool_size=8)
    await database.open()
    yield database
    await database.close()
