# SPDX-License-Identifier: Apache-2.0
"""Migrations of all modules apply once, whoever starts and however often."""

import threading
from pathlib import Path

import psycopg
import pytest
from psycopg.sql import SQL, Identifier

from tongguan.ground.kernel.ids import new_id
from tongguan.ground.plumbing import migrations, postgres
from tongguan.ground.plumbing.cannot_start import CannotStart


@pytest.fixture
def empty_url(server_url: str) -> str:
    name = f"test_{new_id().hex}"
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(SQL("CREATE DATABASE {} TEMPLATE template0").format(Identifier(name)))
    return postgres.database_url(server_url, name)


def drop(server_url: str, url: str) -> None:
    name = str(psycopg.conninfo.conninfo_to_dict(url)["dbname"])
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(name)))


def test_two_starters_at_once_do_not_collide(empty_url: str, server_url: str):
    failures: list[BaseException] = []

    def start() -> None:
        try:
            migrations.migrate(empty_url)
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=start) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    with psycopg.connect(empty_url) as connection:
        assert connection.execute("SELECT count(*) FROM audit.entry").fetchone() == (0,)
    drop(server_url, empty_url)


@pytest.mark.moment
def test_every_module_is_a_branch_of_its_own_and_may_grow_alone(
    empty_url: str, server_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    for name in ("env.py", "script.py.mako"):
        (tmp_path / name).write_text((migrations.FOLDER / name).read_text())
    (tmp_path / "versions").mkdir()
    monkeypatch.setattr(migrations, "FOLDER", tmp_path)

    def module(revision: str, down: str | None, depends_on: str | None, sql: str) -> None:
        (tmp_path / "versions" / f"{revision}.py").write_text(
            "from alembic import op\n"
            f"revision, down_revision, branch_labels, depends_on = {revision!r}, {down!r}, None, {depends_on!r}\n"
            f"def upgrade():\n    op.execute({sql!r})\n"
        )

    module("plumbing", None, None, "SELECT 1")
    module("cases", "plumbing", None, "CREATE SCHEMA cases; CREATE TABLE cases.a (t time DEFAULT '08:00'::time)")
    module("portals", "plumbing", "cases", "CREATE VIEW plumbing.v AS SELECT a.t::text FROM cases.a")
    migrations.migrate(empty_url)
    module("cases_02", "cases", None, "DO $$ BEGIN RAISE NOTICE 'at %', now(); END $$; ALTER TABLE cases.a ADD b int")
    module("plumbing_02", "plumbing", None, "CREATE TABLE plumbing.more (id int)")
    migrations.migrate(empty_url)
    migrations.migrate(empty_url)
    with psycopg.connect(empty_url) as connection:
        heads = connection.execute("SELECT version_num FROM plumbing.alembic_version ORDER BY 1").fetchall()
        assert connection.execute("SELECT count(b) FROM cases.a").fetchone() == (0,)
    assert ("cases_02",) in heads
    assert ("plumbing_02",) in heads
    drop(server_url, empty_url)


def test_an_account_that_may_not_make_the_application_role_is_told_what_to_ask_for(server_url: str, empty_url: str):
    role = f"test_{new_id().hex}"
    name = str(psycopg.conninfo.conninfo_to_dict(empty_url)["dbname"])
    with psycopg.connect(server_url, autocommit=True) as owner:
        owner.execute(SQL("CREATE ROLE {} LOGIN PASSWORD 'weak' NOCREATEROLE").format(Identifier(role)))
        owner.execute(SQL("ALTER DATABASE {} OWNER TO {}").format(Identifier(name), Identifier(role)))
    url = psycopg.conninfo.make_conninfo(empty_url, user=role, password="weak")
    with pytest.raises(CannotStart, match="tongguan_app") as refused:
        migrations.migrate(url)
    assert "WITH SET TRUE" in refused.value.en
    drop(server_url, empty_url)
    with psycopg.connect(server_url, autocommit=True) as owner:
        owner.execute(SQL("DROP ROLE {}").format(Identifier(role)))
