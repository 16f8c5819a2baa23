# SPDX-License-Identifier: Apache-2.0
"""A real PostgreSQL for every test: one server, one migrated template, a fresh copy for each test (20 ms);
another template with the demo city in it for those who tell stories.

TONGGUAN_TEST_DATABASE_URL names another server (an account that may create databases); without it the
embedded one is started in .tongguan/test with fsync off, shared by all runs of this clone, stopped by the last.
"""

import gc
import hashlib
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import psycopg
import pytest
from psycopg.sql import SQL, Identifier

from tongguan.ground.kernel.clock import Clock, SystemClock
from tongguan.ground.kernel.ids import new_id
from tongguan.ground.plumbing import database_clock, migrations, postgres
from tongguan.ground.plumbing.database import Database

AClock = TypeVar("AClock", bound=Clock)
REPOSITORY = Path(__file__).resolve().parent.parent
DATA_OF_MOMENTS = REPOSITORY / ".tongguan" / "test-moment"
DATA = DATA_OF_MOMENTS if "FAKETIME" in os.environ else REPOSITORY / ".tongguan" / "test"
"""A database made at another moment (tests/moments.py) is never shared with those who live today."""
CARELESS = dict(postgres.LAPTOP) | {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "shared_buffers": "128MB",
    "max_connections": "400",
    "autovacuum": "off",
}
"""Test data need not survive a power cut."""
HANGS_SECONDS = 60
"""What a test waits for and does not come in this time will not come: generous, for it measures no speed."""
gc.set_threshold(50_000, 20, 50)
"""A process of tests holds whole cities; looked through as often as usual, a sixth of the replays' time goes there."""


def environment_of_today() -> dict[str, str]:
    """For a program that does not bear another moment (tests/moments.py): the environment without it."""
    return {name: value for name, value in os.environ.items() if name != "LD_PRELOAD"}


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """After they were put in random order, the long ones come first."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


@pytest.fixture(autouse=True)
def _asks_for_the_day_only_when_it_says_so(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """Whoever asks for the day, of machine or database, or starts a platform that does, is told at others as well."""
    if request.node.get_closest_marker("moment") is not None:
        yield
        return
    asked: list[str] = []
    begin = subprocess.Popen.__init__

    def noting(now: Callable[[AClock], datetime], whose: str) -> Callable[[AClock], datetime]:
        def noting_now(clock: AClock) -> datetime:
            if sys._getframe(1).f_globals["__name__"] != database_clock.__name__:  # comparing clocks asks for no day
                asked.append(f"the clock of the {whose}")
            return now(clock)

        return noting_now

    def noting_begin(process: Any, args: Any, *others: Any, **options: Any) -> None:
        if isinstance(args, (list, tuple)) and Path(args[0]).name == "tongguan":
            asked.append(f"tongguan {' '.join(map(str, args[1:]))}")
        begin(process, args, *others, **options)

    monkeypatch.setattr(SystemClock, "now", noting(SystemClock.now, "machine"))
    monkeypatch.setattr(database_clock.DatabaseClock, "now", noting(database_clock.DatabaseClock.now, "database"))
    monkeypatch.setattr(subprocess.Popen, "__init__", noting_begin)
    yield
    assert not asked, f"it asks {asked[0]} for the day: mark it `moment`, or give it a clock of its own"


@pytest.fixture(scope="session")
def server_url() -> Iterator[str]:
    """The address of the server's maintenance database."""
    given = os.environ.get("TONGGUAN_TEST_DATABASE_URL")
    server = postgres.given(given) if given else postgres.start(DATA, settings=CARELESS)
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
            if "TONGGUAN_TEST_DATABASE_URL" not in os.environ and DATA != DATA_OF_MOMENTS:
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
