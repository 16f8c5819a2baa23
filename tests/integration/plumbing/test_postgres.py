# SPDX-License-Identifier: Apache-2.0
"""The embedded server starts after whatever happened to it before, and says in one sentence when it cannot."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.conftest import CARELESS
from tongguan.ground.plumbing import postgres, postgres_programs
from tongguan.ground.plumbing.cannot_start import CannotStart


@pytest.fixture
def home() -> Iterator[Path]:
    """A data folder that the server's own user can reach, also when the tests run as root."""
    folder = Path(tempfile.mkdtemp(prefix="tongguan-test-"))
    folder.chmod(0o755)
    yield folder
    postgres.start(folder, settings=CARELESS).stop()
    shutil.rmtree(folder)


def ask(url: str, sql: str) -> object:
    with psycopg.connect(url) as connection:
        row = connection.execute(sql.encode()).fetchone()
    return row and row[0]


def postmaster(home: Path) -> int:
    return int((home / "postgres" / "postmaster.pid").read_text().split()[0])


def test_the_server_speaks_chinese_trigrams_and_keeps_its_data(home: Path):
    server = postgres.start(home, settings=CARELESS)
    assert (
        ask(server.url, "SELECT datlocprovider::text || datlocale FROM pg_database WHERE datname = 'tongguan'")
        == "bC.UTF-8"
    )
    with psycopg.connect(server.url) as connection:
        connection.execute("CREATE TABLE kept AS SELECT '占道经营' AS word")
    server.stop()
    again = postgres.start(home, settings=CARELESS)
    assert ask(again.url, "SELECT word FROM kept") == "占道经营"
    again.stop()


def test_the_last_to_leave_stops_the_server(home: Path):
    first, second = postgres.start(home, settings=CARELESS), postgres.start(home, settings=CARELESS)
    first.stop()
    assert ask(second.url, "SELECT 1") == 1
    second.stop()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(second.url)


def test_many_starters_at_once_share_one_server(home: Path):
    servers: list[postgres.PostgresServer] = []
    threads = [
        threading.Thread(target=lambda: servers.append(postgres.start(home, settings=CARELESS))) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({server.url for server in servers}) == 1
    assert len(servers) == 4
    for server in servers:
        server.stop()


def test_a_killed_owner_leaves_a_server_that_the_next_one_takes_over_and_stops(home: Path):
    script = f"""
import os, signal, sys
from pathlib import Path
from tongguan.ground.plumbing import postgres
postgres.start(Path({str(home)!r}), settings={dict(CARELESS)!r})
os.kill(os.getpid(), signal.SIGKILL)
"""
    died = subprocess.run([sys.executable, "-c", script], check=False)
    assert died.returncode == -signal.SIGKILL
    pid = postmaster(home)
    server = postgres.start(home, settings=CARELESS)
    assert postmaster(home) == pid
    server.stop()
    assert not (home / "postgres" / "postmaster.pid").exists()


def test_a_killed_server_recovers(home: Path):
    server = postgres.start(home)
    with psycopg.connect(server.url) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 1")
    os.kill(postmaster(home), signal.SIGKILL)
    again = postgres.start(home)
    assert ask(again.url, "SELECT count(*) FROM kept") == 1
    again.stop()
    server.stop()


def test_a_server_killed_while_it_is_joined_is_started_again(monkeypatch: pytest.MonkeyPatch, home: Path):
    server, looked = postgres.start(home, settings=CARELESS), []
    is_running = postgres._running

    def dies_once_looked_at(folder: Path) -> bool:
        looked.append(is_running(folder))
        if len(looked) == 1:
            os.kill(postmaster(home), signal.SIGKILL)
        return looked[-1]

    monkeypatch.setattr(postgres, "_running", dies_once_looked_at)
    again = postgres.start(home, settings=CARELESS)
    assert looked == [True, False]
    assert ask(again.url, "SELECT 1") == 1
    again.stop()
    server.stop()


def test_a_start_that_fails_keeps_no_share_in_the_server(monkeypatch: pytest.MonkeyPatch, home: Path):
    server = postgres.start(home, settings=CARELESS)

    def hangs_up(_: Path) -> None:
        raise psycopg.OperationalError("server closed the connection unexpectedly")

    with monkeypatch.context() as broken:
        broken.setattr(postgres, "_make_database", hangs_up)
        with pytest.raises(CannotStart, match="server closed the connection"):
            postgres.start(home, settings=CARELESS)
    assert ask(server.url, "SELECT 1") == 1
    server.stop()
    assert not (home / "postgres" / "postmaster.pid").exists()


def test_a_stale_pid_that_now_belongs_to_another_program_is_forgotten(home: Path):
    postgres.start(home, settings=CARELESS).stop()
    (home / "postgres" / "postmaster.pid").write_text(f"{os.getppid()}\n{home}/postgres\n1\n5432\n/tmp\n\n0 0\nready\n")
    server = postgres.start(home, settings=CARELESS)
    assert ask(server.url, "SELECT 1") == 1
    server.stop()


def test_a_half_finished_first_start_is_begun_again(home: Path):
    (home / "postgres.new").mkdir()
    (home / "postgres.new" / "PG_VERSION").write_text("18\n")
    (home / "postgres").mkdir()
    server = postgres.start(home, settings=CARELESS)
    assert ask(server.url, "SELECT 1") == 1
    server.stop()


def test_data_of_another_version_are_left_alone(home: Path):
    postgres.start(home, settings=CARELESS).stop()
    (home / "postgres" / "PG_VERSION").write_text("17\n")
    with pytest.raises(CannotStart, match="PostgreSQL 17"):
        postgres.start(home, settings=CARELESS)
    (home / "postgres" / "PG_VERSION").write_text("18\n")


def test_a_full_disk_is_one_clear_sentence(home: Path):
    postgres.start(home, settings=CARELESS).stop()
    refused = postgres._explained(home, "FATAL:  could not write lock file: No space left on device\n")
    assert "磁盘已满" in refused.zh
    assert "The disk is full" in refused.en


def test_a_path_too_long_for_a_socket_still_works(home: Path):
    deep = home / ("d" * 60) / ("e" * 60)
    server = postgres.start(deep, settings=CARELESS)
    assert ask(server.url, "SELECT 1") == 1
    server.stop()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root's server runs as somebody else")
def test_root_may_keep_the_clone_where_nobody_else_may_enter(monkeypatch: pytest.MonkeyPatch, home: Path):
    monkeypatch.setattr(postgres_programs, "ROOTS_PLACE", home / "var")
    closed = home / "root"
    closed.mkdir(mode=0o700)
    server = postgres.start(closed / "clone" / ".tongguan", settings=CARELESS)
    assert ask(server.url, "SELECT 1") == 1
    server.stop()
    assert closed.stat().st_mode & 0o777 == 0o700


def test_a_data_folder_that_cannot_be_made_is_one_clear_sentence():
    with pytest.raises(CannotStart, match="TONGGUAN_DATA_DIR"):
        postgres.start(Path("/proc/nothing/here"))


@pytest.mark.parametrize("url", ["postgresql://nobody@127.0.0.1:9/x", "nonsense", "postgresql://h:port/x"])
def test_a_wrong_address_is_one_clear_sentence_with_the_way_out(url: str):
    with pytest.raises(CannotStart, match="TONGGUAN_DATABASE_URL") as refused:
        postgres.given(url)
    assert len(str(refused.value).splitlines()) == 2


def test_a_given_server_of_today_is_taken(home: Path):
    server = postgres.start(home, settings=CARELESS)
    assert postgres.given(server.url).embedded is False
    server.stop()
