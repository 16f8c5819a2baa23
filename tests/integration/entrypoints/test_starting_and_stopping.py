# SPDX-License-Identifier: Apache-2.0
"""tongguan up, as somebody in a terminal meets it: what is in the way is told in one sentence, what was kept stays."""

import asyncio
import os
import random
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import psycopg
import pytest

from tests.conftest import HANGS_SECONDS
from tests.factories.demo_city import FOLDER, LOADED_AT
from tests.integration.entrypoints.processes import Hub, servers_in, told
from tests.ports import free_port
from tongguan.entrypoints.first_load import load_city
from tongguan.entrypoints.platform import opened
from tongguan.entrypoints.worker import Worker, working
from tongguan.ground.kernel.clock import SimulatedClock
from tongguan.ground.plumbing.settings import Settings

pytestmark = pytest.mark.moment


@pytest.fixture
def home() -> Iterator[Path]:
    """A data folder that the database's own user can reach, also when the tests run as root."""
    folder = Path(tempfile.mkdtemp(prefix="tongguan-test-"))
    folder.chmod(0o755)
    yield folder
    for server in servers_in(folder):
        server.kill()
    shutil.rmtree(folder)


def small_disk(folder: Path, options: str) -> Iterator[Path]:
    """A file system of its own; only root can make one."""
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)], capture_output=True, text=True)
    if made.returncode:
        pytest.skip("mounting needs root: " + made.stderr.strip())
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.fixture
def full_disk(home: Path) -> Iterator[Path]:
    yield from small_disk(home, "size=8m,mode=755")


@pytest.fixture
def locked_disk(home: Path) -> Iterator[Path]:
    yield from small_disk(home, "size=8m,ro")


def one_way_out(said: str) -> None:
    """A problem is told in a frame, Chinese and English, and never as a traceback."""
    assert "无法继续 · cannot go on" in said
    assert "Traceback" not in said


def test_a_busy_port_is_told_before_anything_is_made(home: Path):
    with socket.socket() as neighbour:
        neighbour.bind(("127.0.0.1", 0))
        neighbour.listen()
        port = neighbour.getsockname()[1]
        code, said = told("up", TONGGUAN_PORT=str(port), TONGGUAN_DATA_DIR=str(home))
    assert code == 1
    one_way_out(said)
    assert f"端口 {port} 不能使用" in said
    assert f"TONGGUAN_PORT={port + 1} make run" in said
    assert not list(home.iterdir())


@pytest.mark.parametrize(
    "url", ["postgresql://nobody@127.0.0.1:1/tongguan", "postgresql://nobody@no.such.host.invalid/x", "tongguan"]
)
def test_a_wrong_database_address_is_told_with_the_way_back(url: str):
    code, said = told("up", TONGGUAN_PORT=str(free_port()), TONGGUAN_DATABASE_URL=url)
    assert code == 1
    one_way_out(said)
    assert "连不上 TONGGUAN_DATABASE_URL 指定的数据库" in said
    assert "unset the variable to use the embedded one" in said


def test_a_setting_nobody_knows_is_refused_and_the_right_name_is_guessed():
    code, said = told("up", TONGGUAN_DATABSE_URL="postgresql://somewhere/x")
    assert code == 1
    one_way_out(said)
    assert "不认识的设置 TONGGUAN_DATABSE_URL。是否想写 TONGGUAN_DATABASE_URL？" in said


def test_a_value_that_will_not_do_is_told_by_name():
    code, said = told("settings", TONGGUAN_PORT="many")
    assert code == 1
    assert "设置 TONGGUAN_PORT 的值不合要求" in said


def test_the_settings_are_printed_without_secrets():
    code, said = told(
        "settings", TONGGUAN_DATABASE_URL="postgresql://me:secret@db/x", TONGGUAN_OIDC_CLIENT_SECRET="hush"
    )
    assert code == 0
    assert "secret@db" not in said
    assert "hush" not in said
    assert "TONGGUAN_SESSION_HOURS" in said


def test_a_data_folder_that_is_a_file_is_told(home: Path):
    (home / "taken").write_text("a letter")
    code, said = told("up", TONGGUAN_PORT=str(free_port()), TONGGUAN_DATA_DIR=str(home / "taken"))
    assert code == 1
    one_way_out(said)
    assert "TONGGUAN_DATA_DIR 另指一处" in said
    assert (home / "taken").read_text() == "a letter"


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere; a locked disk stands in")
def test_a_data_folder_one_may_not_write_in_is_told(home: Path):
    home.chmod(0o555)
    code, said = told("up", TONGGUAN_PORT=str(free_port()), TONGGUAN_DATA_DIR=str(home))
    home.chmod(0o755)
    assert code == 1
    one_way_out(said)


def test_a_locked_disk_is_told(locked_disk: Path):
    code, said = told("up", TONGGUAN_PORT=str(free_port()), TONGGUAN_DATA_DIR=str(locked_disk))
    assert code == 1
    one_way_out(said)
    assert "数据目录" in said
    assert "TONGGUAN_DATA_DIR" in said


def test_a_full_disk_is_told(full_disk: Path):
    code, said = told("up", TONGGUAN_PORT=str(free_port()), TONGGUAN_DATA_DIR=str(full_disk))
    assert code == 1
    one_way_out(said)
    assert "磁盘已满" in said
    assert "TONGGUAN_DATA_DIR" in said


async def test_a_first_start_killed_before_the_accounts_were_opened_is_made_whole(city_database_url: str):
    with psycopg.connect(city_database_url) as connection:
        connection.execute("DELETE FROM plumbing.account")
    settings = Settings(demo=True, city=FOLDER, database_pool=2)
    async with opened(city_database_url, settings, SimulatedClock(LOADED_AT)) as platform:
        assert await load_city(platform)
        assert await platform.sign_in.with_password("310112.acceptor", "tongguan-demo", address="")
        assert not await load_city(platform)
        assert len(platform.editions.known) == 1


@pytest.mark.long
def test_killed_at_its_first_start_and_killed_at_work_the_hub_comes_back_and_stops_cleanly(home: Path):
    hub = Hub(("up", "--empty"), {"TONGGUAN_DATA_DIR": str(home), "TONGGUAN_DEMO": "1"}, home / "log")
    with hub.start():
        time.sleep(random.uniform(0.5, 6.0))
        hub.kill()
    with hub.start().ready():
        answer = httpx.post(
            f"{hub.address}/api/v1/session", json={"account": "310112.acceptor", "password": "tongguan-demo"}
        )
        token = answer.json().get("token")
        assert token, answer.text
        hub.kill()
    with hub.start().ready():
        me = httpx.get(f"{hub.address}/api/v1/session", headers={"Authorization": f"Bearer {token}"})
        assert me.json()["posts"][0]["role"] == "acceptor"
        assert servers_in(home)
        assert hub.interrupt() == 0
    assert "已停止 · stopped" in hub.said
    assert "Traceback" not in hub.said
    assert not servers_in(home)
    print(f"second start: {hub.started_in:.1f} s")


def test_a_worker_of_its_own_tells_how_it_is(city_database_url: str, tmp_path: Path):
    settings = {"TONGGUAN_DATABASE_URL": city_database_url, "TONGGUAN_DATA_DIR": str(tmp_path / "data")}
    port = free_port()
    worker = Hub(("worker",), settings | {"TONGGUAN_WORKER_PORT": str(port)}, tmp_path / "worker.log", port=port)
    with worker.start().ready():
        figures = httpx.get(f"{worker.address}/metrics").text
        assert 'tongguan_queue_depth{queue="outbox"}' in figures
        assert httpx.get(f"{worker.address}/api/v1/cases").status_code == 404
        assert worker.interrupt() == 0


async def test_a_process_does_not_outlive_its_worker(city_database_url: str, monkeypatch: pytest.MonkeyPatch):
    async def break_down(worker: Worker, stop: asyncio.Event) -> None:
        raise RuntimeError("rain")

    monkeypatch.setattr(Worker, "run", break_down)
    settings, leave = Settings(city=FOLDER, database_pool=2), asyncio.Event()
    async with opened(city_database_url, settings, SimulatedClock(LOADED_AT)) as platform:
        with pytest.raises(RuntimeError, match="rain"):
            async with working(platform, leave):
                await asyncio.wait_for(leave.wait(), HANGS_SECONDS)
