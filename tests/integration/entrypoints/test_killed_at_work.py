# SPDX-License-Identifier: Apache-2.0
"""kill -9 of servers and worker while clients register and move cases: nothing is lost, nothing happens twice."""

import asyncio
import random
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path

import httpx
import psycopg
import pytest

from tests.integration.entrypoints.processes import READY_SECONDS, Hub
from tongguan.ground.kernel.ids import new_id
from tongguan.ground.plumbing.sealing import verify

pytestmark = pytest.mark.moment

CLIENTS, KILLS = 6, 5
STALLS = {"class_code": "210101", "condition": "210101-1"}
LIFE = ["report", "accept", "file", "transfer_centre", "dispatch"]
"""What becomes of a stall: three wishes of people, and two that the worker makes in the name of the platform."""


@dataclass
class Town:
    """Two servers and a worker on one database."""

    url: str
    servers: list[Hub]
    worker: Hub
    over: bool = False
    answered: dict[str, str] = field(default_factory=dict)
    """Idempotency-Key of a report → the case it became."""
    repeats: int = 0

    async def says(
        self, client: httpx.AsyncClient, token: str, path: str, form: Mapping[str, object]
    ) -> httpx.Response:
        """Ask until there is an answer, the same key every time, now this server, now the other."""
        headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": new_id().hex}
        for server in cycle(random.sample(self.servers, 2)):
            try:
                answer = await client.post(f"{server.address}/api/v1{path}", json=form, headers=headers)
                if answer.status_code < 500:
                    return answer
            except httpx.TransportError:
                pass
            self.repeats += 1
            await asyncio.sleep(0.05)
        raise AssertionError

    async def calls_come_in(self, tokens: dict[str, str]) -> None:
        """One desk: take a call down, take it on, file it; again and again."""
        async with httpx.AsyncClient(timeout=30) as client:
            while not self.over:
                form = {"source": "hotline_12345", "words": "路口占道经营", "region": "310112001002", "petitioner": {}}
                told = await self.says(client, tokens["agent"], "/intake/hotline", form)
                assert told.status_code in (200, 201), told.text
                case = told.json()["case_id"]
                self.answered[told.json()["task_no"]] = case
                accepted = await self.says(client, tokens["acceptor"], f"/cases/{case}/moves/accept", dict(STALLS))
                assert accepted.status_code == 200, accepted.text
                filed = await self.says(client, tokens["leader"], f"/cases/{case}/moves/file", {})
                assert filed.status_code == 200, filed.text

    async def is_killed(self) -> None:
        """Somebody pulls plugs."""
        for victim in random.sample([self.worker, *self.servers] * 2, KILLS):
            await asyncio.sleep(random.uniform(0.5, 2.5))
            victim.kill()
            victim.start()
        await asyncio.to_thread(self.everybody_is_up)
        self.over = True

    def everybody_is_up(self) -> None:
        for server in self.servers:
            server.ready()

    def owes(self) -> int:
        """Events not yet told, and what has to follow from them."""
        with psycopg.connect(self.url) as look:
            row = look.execute(
                "SELECT (SELECT count(*) FROM plumbing.outbox WHERE stream_no IS NULL)"
                " + (SELECT count(*) FROM plumbing.reaction)"
            ).fetchone()
        assert row is not None
        return int(row[0])


@pytest.fixture
def town(city_database_url: str, tmp_path: Path) -> Iterator[Town]:
    settings = {
        "TONGGUAN_DATABASE_URL": city_database_url,
        "TONGGUAN_DATA_DIR": str(tmp_path),
        "TONGGUAN_DATABASE_POOL": "4",
        "TONGGUAN_DEMO": "1",
    }
    with ExitStack() as running:
        servers = [running.enter_context(Hub(("serve",), settings, tmp_path / f"{n}.log").start()) for n in "ab"]
        worker = running.enter_context(Hub(("worker",), settings, tmp_path / "worker.log").start())
        town = Town(city_database_url, servers, worker)
        town.everybody_is_up()
        yield town


@pytest.mark.long
async def test_killed_at_any_moment_nothing_is_lost_and_nothing_happens_twice(town: Town):
    tokens = {}
    async with httpx.AsyncClient(timeout=30) as client:
        for role, account in (("agent", "agent01"), ("acceptor", "310112.acceptor"), ("leader", "310112.shift_leader")):
            form = {"account": account, "password": "tongguan-demo"}
            answer = await client.post(f"{town.servers[0].address}/api/v1/session", json=form)
            tokens[role] = answer.json()["token"]
    await asyncio.gather(town.is_killed(), *(town.calls_come_in(tokens) for _ in range(CLIENTS)))

    with psycopg.connect(town.url) as hurry:  # what a killed worker had in hand is free again after two minutes: now
        hurry.execute("UPDATE plumbing.reaction SET due_at = now()")
    until = time.monotonic() + READY_SECONDS
    while town.owes():
        assert time.monotonic() < until, town.worker.said[-2000:]
        await asyncio.sleep(0.2)

    with psycopg.connect(town.url) as look:
        lives: dict[str, list[str]] = {}
        for case_id, _, move in look.execute(
            "SELECT case_id, version, move FROM cases.history ORDER BY case_id, version"
        ):
            lives.setdefault(str(case_id), []).append(move)
        told = Counter(str(subject) for (subject,) in look.execute(
            "SELECT subject FROM plumbing.outbox WHERE name = 'cases.case_moved.v1'"))  # fmt: skip
        recorded = Counter(str(s) for (s,) in look.execute("SELECT subject FROM audit.entry WHERE subject ~ '^case/'"))
        petitions = {str(id_) for (id_,) in look.execute("SELECT case_id FROM intake.petition")}
    assert set(lives) == set(town.answered.values()) == petitions, "every report is a case, once"
    assert Counter(map(tuple, lives.values())) == {tuple(LIFE): len(lives)}
    assert set(told.values()) == set(recorded.values()) == {len(LIFE)}
    assert verify(town.url).holds
    print(f"{len(lives)} cases through {KILLS} kills, {town.repeats} requests repeated")
