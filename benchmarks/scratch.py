# SPDX-License-Identifier: Apache-2.0
"""The database that is measured: the embedded PostgreSQL with the settings it is shipped with, commits durable."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg.sql import SQL, Identifier

from tongguan.ground.plumbing import migrations, postgres

REPOSITORY = Path(__file__).resolve().parent.parent
HOME = REPOSITORY / ".tongguan" / "bench"
SETTINGS = dict(postgres.LAPTOP) | {
    "shared_preload_libraries": "pg_stat_statements",
    "pg_stat_statements.track": "none",
}
"""What a city runs with; statements are counted only where a measurement turns that on."""


@dataclass(frozen=True, kw_only=True)
class Scratch:
    """A server of our own on which databases are made and thrown away."""

    url: str

    def kept(self, name: str) -> bool:
        """Whether a database of this name is there already."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            return connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is not None

    def fresh(self, name: str) -> str:
        """The address of a migrated, empty database of this name; an earlier one is dropped."""
        self.drop(name)
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(SQL("CREATE DATABASE {} TEMPLATE template0").format(Identifier(name)))
        address = self.address(name)
        migrations.migrate(address)
        return address

    def copy(self, name: str, of: str) -> str:
        """The address of a copy of a database."""
        self.drop(name)
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(SQL("CREATE DATABASE {} TEMPLATE {}").format(Identifier(name), Identifier(of)))
        return self.address(name)

    def drop(self, name: str) -> None:
        """Throw a database away."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(name)))

    def drop_all(self, beginning: str) -> None:
        """Throw away every database whose name begins so."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            found = connection.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [beginning])
            names = [str(name) for (name,) in found]
        for name in names:
            self.drop(name)

    def rename(self, name: str, to: str) -> None:
        """Give a database nobody is connected to another name."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(SQL("ALTER DATABASE {} RENAME TO {}").format(Identifier(name), Identifier(to)))

    def address(self, name: str) -> str:
        """The address of a database of this server."""
        return postgres.database_url(self.url, name)

    def size(self, name: str) -> int:
        """Bytes that a database takes."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            row = connection.execute("SELECT pg_database_size(%s)", [name]).fetchone()
        return int(row[0]) if row else 0

    def settle(self) -> None:
        """Let the server finish what it has put off, so that one measurement does not pay for another."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute("CHECKPOINT")


@contextmanager
def server() -> Iterator[Scratch]:
    """The server, stopped by its last user."""
    running = postgres.start(HOME, settings=SETTINGS)
    try:
        yield Scratch(url=running.url)
    finally:
        running.stop()
