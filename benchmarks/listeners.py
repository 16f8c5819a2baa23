# SPDX-License-Identifier: Apache-2.0
"""A thousand listeners on one process: memory, and how long after the answer of a move the last of them knows."""

import asyncio
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

import httpx
import msgspec
import psutil
from tests.ports import free_port

from benchmarks.bench import Bench, Server, serving, start
from benchmarks.clients import bearer, tokens_for
from benchmarks.event_clients import EventClients, Orders, Received
from benchmarks.figures import Figure
from benchmarks.main_line import WORDS, streets
from tongguan.city.organisation.api import Staff
from tongguan.ground.kernel.ids import CaseId, new_id
from tongguan.ground.kernel.people import Role
from tongguan.ground.kernel.work import RequestId

LISTENERS = 1_000
PAUSE = 0.15
"""Seconds between two moves."""
BLOCK = (
    'id: 12345\nevent: cases.case_moved.v1\ndata: {{"case_id":"{key}","task_no":"310112261122000001",'
    '"version":{version},"move":"accept","before":"reported","after":"pending_filing","owner":"C-310112001","unit":null,'
    '"region":"310112001002001","class_code":"020701","source":"patrol","by":"P-00071"}}\n\n'
)
"""An event as long as a real one."""


@dataclass(frozen=True, kw_only=True)
class Delivered:
    """How long each listener waited, milliseconds, sorted."""

    took: Sequence[float]

    def at(self, share: float) -> float:
        """The time below which this share stayed."""
        return self.took[min(len(self.took) - 1, int(len(self.took) * share))]


async def measure(bench: Bench) -> list[Figure]:
    """The figures of the live line."""
    moves = 10 if bench.quick else 60
    url = bench.city("bench_listeners")
    cases, acceptor, commander = await _reported(bench, url, moves)
    worker = start("worker", port=free_port(), TONGGUAN_DATABASE_URL=url)
    try:
        with serving(url) as server:
            before = _memory(server)
            orders = Orders(
                host="127.0.0.1", port=server.port, path="/api/v1/events", token=commander, connections=LISTENERS
            )
            async with EventClients(orders) as clients:
                await asyncio.sleep(1)
                held = _memory(server) - before
                answered = await _accept(server, cases, acceptor)
                await asyncio.sleep(1.5)
                hub = _delivered(await clients.received(), answered)
    finally:
        worker.terminate()
        worker.wait(timeout=20)
    bare = await _bare(moves)
    return _figures(hub, bare, held)


async def _reported(bench: Bench, url: str, moves: int) -> tuple[list[tuple[CaseId, str]], str, str]:
    """Cases to be accepted (with the form), the token that accepts them, and that of somebody who hears it all."""
    async with bench.platform(url) as platform:
        street = streets(platform.editions.current(), photo=sha256(b"").hexdigest())[0]
        held = platform.editions.current().part(Staff).appointments
        commander = next(one for one in held if (one.post.role, one.post.organ) == (Role.COMMANDER, "C-310112"))
        posts = await platform.people.posts_of(commander.person, at=platform.clock.now())
        acceptor = street.staff[Role.ACCEPTOR]
        hears = acceptor.__class__(person=commander.person, name="", posts=posts)
        tokens = await tokens_for(platform, (acceptor, hears))
        cases = []
        for _ in range(moves):
            case = await platform.cases.report(
                street.report,
                centre=street.centre,
                by=street.staff[Role.COLLECTOR],
                request_id=RequestId.fresh(),
                words=WORDS,
            )
            cases.append((case.id, street.steps[0].form))
        return cases, tokens[acceptor.person], tokens[hears.person]


async def _accept(server: Server, cases: list[tuple[CaseId, str]], token: str) -> dict[str, float]:
    """Accept one after the other; when each was answered, by case."""
    answered = {}
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{server.port}", trust_env=False) as client:
        for case, form in cases:
            headers = bearer(token) | {"Idempotency-Key": new_id().hex, "Content-Type": "application/json"}
            answer = await client.post(f"/api/v1/cases/{case}/moves/accept", content=form, headers=headers)
            answered[f"{case}/{answer.raise_for_status().json()['version']}"] = time.monotonic()
            await asyncio.sleep(PAUSE)
    return answered


async def _bare(moves: int) -> Delivered:
    """The same bytes over bare sockets."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "benchmarks.event_floor",
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    port = int(await process.stdout.readline())
    written = {}
    async with EventClients(Orders(host="127.0.0.1", port=port, path="/", token="", connections=LISTENERS)) as clients:
        for _ in range(moves):
            key = str(new_id())
            process.stdin.write(msgspec.json.encode(BLOCK.format(key=key, version=1)) + b"\n")
            written[f"{key}/1"] = float(await process.stdout.readline())
            await asyncio.sleep(PAUSE)
        received = await clients.received()
    process.terminate()
    await process.wait()
    return _delivered(received, written)


def _delivered(received: Received, since: Mapping[str, float]) -> Delivered:
    """Every listener must have heard of every move; raises RuntimeError when one did not."""
    deaf = [key for key in since if len(received.get(key, ())) != LISTENERS]
    if deaf:
        raise RuntimeError(f"{len(deaf)} of {len(since)} moves did not reach each of {LISTENERS} listeners once")
    return Delivered(took=sorted(max(0.0, at - began) * 1000 for key, began in since.items() for at in received[key]))


def _memory(server: Server) -> int:
    """Bytes that the server process holds."""
    return int(psutil.Process(server.pid).memory_info().rss)


def _figures(hub: Delivered, bare: Delivered, held: int) -> list[Figure]:
    same = "同样的字节写到裸套接字 · the same bytes over bare sockets"
    return [
        Figure(
            key=f"live.{name}",
            zh=f"办理应答到 {LISTENERS:,} 个监听者收到，{name}",
            en=f"answer of a move → each of {LISTENERS:,} listeners on one process, {name}",
            value=hub.at(share),
            unit="ms",
            floor=bare.at(share),
            floor_is=same,
            aim=1_000,
            aim_of="value",
        )
        for name, share in (("p50", 0.5), ("p99", 0.99))
    ] + [
        Figure(
            key="live.memory",
            zh="　每个监听者占用内存",
            en="  memory a listener",
            value=held / LISTENERS / 1024,
            unit="KiB",
        )
    ]
