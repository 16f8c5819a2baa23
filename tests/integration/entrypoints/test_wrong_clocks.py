# SPDX-License-Identifier: Apache-2.0
"""One machine with a wrong clock among others: real processes, their wall clock moved by Debian's faketime.

It decides nothing, says why, and comes back by itself; the others ring and seal as if it were not there.
"""

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import httpx
import psycopg
import pytest

from tests.factories.demo_city import FOLDER, as_in_a_real_city
from tests.integration.entrypoints.processes import READY_SECONDS, Hub
from tests.ports import free_port
from tongguan.entrypoints.http import served
from tongguan.entrypoints.platform import opened
from tongguan.ground.kernel.clock import SimulatedClock, SystemClock
from tongguan.ground.plumbing.settings import Settings

pytestmark = pytest.mark.moment

MUST = "TONGGUAN_TEST_FAKETIME"
"""Set to `required`, a missing libfaketime is a failure; .ci/run sets it."""
DAY, HOUR = 86_400, 3_600


@pytest.fixture(scope="module")
def library() -> Path:
    """Where libfaketime is; without it these tests are skipped, where they must be told they fail."""
    found = sorted(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"))
    if found:
        return found[0]
    missing = "没有 libfaketime · no libfaketime: apt-get install faketime"
    if os.environ.get(MUST) == "required":
        pytest.fail(missing)
    pytest.skip(missing)


@dataclass
class Clock:
    """The wall clock of one machine, set by a file while its processes run; the monotonic clock stays true."""

    library: Path
    file: Path

    def set(self, seconds: float) -> None:
        moment = float(os.environ.get("FAKETIME", "0"))  # tests/moments.py: when all this is told
        self.file.write_text(f"{moment + seconds:+.0f}")

    @property
    def settings(self) -> dict[str, str]:
        return {
            "LD_PRELOAD": str(self.library),
            "FAKETIME_TIMESTAMP_FILE": str(self.file),
            "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        }


@dataclass
class Town:
    """A worker whose clock can be set beside one whose clock is right, on one database."""

    url: str
    clock: Clock
    wrong: Hub
    right: Hub

    def value(self, sql: str) -> object:
        with psycopg.connect(self.url) as look:
            row = look.execute(sql).fetchone()
        assert row is not None
        return row[0]

    def change(self, sql: str) -> None:
        with psycopg.connect(self.url) as hand:
            hand.execute(sql)

    def lag(self, of: str, *, told_by: Hub) -> float:
        return figure(told_by, f'tongguan_lag_seconds{{queue="{of}"}}')


def figure(hub: Hub, name: str) -> float:
    lines = httpx.get(f"{hub.address}/metrics", timeout=30).text.splitlines()
    return float(next(line for line in lines if line.startswith(f"{name} ")).rpartition(" ")[2])


def waited_for(what: Callable[[], bool], why: Callable[[], str] = lambda: "") -> None:
    until = time.monotonic() + READY_SECONDS
    while not what():
        assert time.monotonic() < until, why()
        time.sleep(0.2)


def told_wrong(hub: Hub) -> dict[str, str]:
    """What it says when it is asked whether it is ready, once it has found out that its clock is wrong."""
    answers: list[httpx.Response] = []

    def refuses() -> bool:
        try:
            answers.append(httpx.get(f"{hub.address}/readyz", timeout=30))
        except httpx.TransportError:
            return False
        return answers[-1].status_code == 503 and answers[-1].json()["status"] == "clock wrong"

    waited_for(refuses, lambda: hub.said[-3000:])
    body: dict[str, str] = answers[-1].json()
    return body


def reports(address: str, said: httpx.Client, **more: str) -> httpx.Response:
    """Somebody at the hotline takes a call down."""
    form = {"source": "hotline_12345", "words": "路口占道经营", "region": "310112001002", "petitioner": {}}
    return said.post(f"{address}/api/v1/intake/hotline", json=form, headers=more)


async def a_case_of_two_days_ago(url: str, folder: Path) -> None:
    """Registered when its day came, and nobody has rung for it since."""
    then = SimulatedClock(SystemClock().now() - timedelta(days=2))
    async with opened(url, Settings(city=FOLDER, data_dir=folder, database_pool=2), then) as platform:
        transport = httpx.ASGITransport(served(platform))
        async with httpx.AsyncClient(transport=transport, base_url="http://tongguan") as client:
            person = {"account": "agent01", "password": "tongguan-demo"}
            told = await client.post("/api/v1/session", json=person)
            client.headers["Authorization"] = f"Bearer {told.json()['token']}"
            form = {"source": "hotline_12345", "words": "路口占道经营", "region": "310112001002", "petitioner": {}}
            kept = await client.post("/api/v1/intake/hotline", json=form, headers={"Idempotency-Key": "an old call"})
            assert kept.status_code == 201, kept.text


@pytest.fixture
def town(city_database_url: str, tmp_path: Path, library: Path) -> Iterator[Town]:
    settings = {
        "TONGGUAN_DATABASE_URL": as_in_a_real_city(city_database_url),
        "TONGGUAN_DATA_DIR": str(tmp_path),
        "TONGGUAN_DATABASE_POOL": "4",
    }
    clock = Clock(library, tmp_path / "clock")
    clock.set(0)

    def worker(name: str, more: dict[str, str]) -> Hub:
        port = free_port()
        return Hub(
            ("worker",), settings | more | {"TONGGUAN_WORKER_PORT": str(port)}, tmp_path / f"{name}.log", port=port
        )

    with worker("wrong", clock.settings) as wrong, worker("right", {}) as right:
        yield Town(city_database_url, clock, wrong, right)
        assert "Traceback" not in wrong.said + right.said


RUNG = "SELECT count(*) FROM cases.history WHERE move = 'tick'"
SEALED = "SELECT count(*) FROM audit.seal"
TURNS = 12
"""Seconds in which a worker that may do so rings twice."""


@pytest.mark.long
async def test_a_worker_a_day_ahead_rings_nothing_early_and_silences_nobody(town: Town, tmp_path: Path):
    await a_case_of_two_days_ago(town.url, tmp_path)
    town.clock.set(DAY)
    town.wrong.start()
    body = told_wrong(town.wrong)
    assert "快 86400 秒" in body["why"]
    assert "86400 s ahead of the database's" in body["why_en"]
    assert figure(town.wrong, "tongguan_clock_off_seconds") == pytest.approx(DAY, abs=5)
    time.sleep(TURNS)
    assert (town.value(RUNG), town.value(SEALED)) == (0, 0)
    assert town.lag("clocks", told_by=town.wrong) > DAY, "it is late, and even he who may not ring says so"
    assert town.lag("seals", told_by=town.wrong) > 0

    town.right.start().ready()
    waited_for(lambda: town.value(RUNG) == 1 and town.value(SEALED) != 0, lambda: town.right.said)
    assert town.lag("clocks", told_by=town.right) == 0
    assert told_wrong(town.wrong)["why"] == body["why"]
    assert "clock_wrong" in town.wrong.said
    assert "clock_wrong" not in town.right.said


@pytest.mark.long
@pytest.mark.parametrize(("seconds", "zh", "en"), [(-HOUR, "慢 3600 秒", "behind"), (HOUR, "快 3600 秒", "ahead of")])
async def test_a_clock_that_goes_wrong_at_work_stops_the_worker_until_it_is_right_again(
    town: Town, tmp_path: Path, seconds: int, zh: str, en: str
):
    town.wrong.start().ready()
    town.clock.set(seconds)
    body = told_wrong(town.wrong)
    assert zh in body["why"]
    assert en in body["why_en"]
    await a_case_of_two_days_ago(town.url, tmp_path)
    time.sleep(TURNS)
    assert town.value(RUNG) == 0
    town.clock.set(0)
    town.wrong.ready()
    waited_for(lambda: town.value(RUNG) == 1, lambda: town.wrong.said)
    assert "clock_right_again" in town.wrong.said


def test_turns_that_a_wrong_clock_has_put_off_are_taken_today(town: Town):
    town.right.start().ready()
    waited_for(lambda: town.value("SELECT count(*) FROM plumbing.round WHERE ended_at IS NOT NULL") != 0)
    town.change("UPDATE plumbing.round SET due_at = now() + interval '1 day', began_at = now() - interval '1 day'")
    waited_for(
        lambda: town.value("SELECT count(*) FROM plumbing.round WHERE began_at < now() - interval '1 hour'") == 0,
        lambda: town.right.said,
    )


def test_a_server_with_a_wrong_clock_lets_people_look_and_refuses_what_it_would_stamp_wrongly(
    city_database_url: str, tmp_path: Path, library: Path
):
    clock = Clock(library, tmp_path / "clock")
    clock.set(0)
    settings = {"TONGGUAN_DATABASE_URL": as_in_a_real_city(city_database_url), "TONGGUAN_DATA_DIR": str(tmp_path)}
    with Hub(("serve",), settings | clock.settings, tmp_path / "log") as hub:
        hub.start().ready()
        with httpx.Client(timeout=30) as agent:
            person = {"account": "agent01", "password": "tongguan-demo"}
            session = agent.post(f"{hub.address}/api/v1/session", json=person)
            agent.headers["Authorization"] = f"Bearer {session.json()['token']}"
            clock.set(DAY)  # not a moment passes before the next wish
            refused = reports(hub.address, agent, **{"Idempotency-Key": "one call"})
            assert (refused.status_code, refused.json()["code"]) == (503, "plumbing.clock_wrong")
            assert "校准时钟" in refused.json()["detail"]
            assert refused.headers["retry-after"]
            assert agent.get(f"{hub.address}/api/v1/session").json()["person"], "a session of today still counts"
            assert told_wrong(hub)
            clock.set(0)
            hub.ready()
            granted = reports(hub.address, agent, **{"Idempotency-Key": "one call"})
            assert granted.status_code == 201, granted.text
    with psycopg.connect(city_database_url) as look:
        kept = look.execute('SELECT count(*), max(abs(extract(epoch FROM now() - reported_at))) FROM cases."case"')
        assert kept.fetchone() == (1, pytest.approx(0, abs=READY_SECONDS))
