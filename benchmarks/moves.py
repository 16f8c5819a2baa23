# SPDX-License-Identifier: Apache-2.0
"""Moves per second over HTTP, and what one costs, against the very same SQL sent by pgbench."""

import asyncio
from collections import deque
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from itertools import cycle, islice

from PIL import Image

from benchmarks import floor, load
from benchmarks.bench import Bench, Server, serving
from benchmarks.clients import Tokens, Walk, bearer, crowd, in_process_client, recorded, tokens_for
from benchmarks.costs import Cpu
from benchmarks.figures import Figure
from benchmarks.main_line import WORDS, Street, streets
from tongguan.ground.kernel.ids import CaseId
from tongguan.ground.kernel.people import Role
from tongguan.ground.kernel.work import RequestId

PEOPLE_AT_ONCE = (1, 8, 32)


@dataclass(frozen=True, kw_only=True)
class Measured:
    """One crowd against the server."""

    people: int
    answer: load.Answer
    cost: Cpu
    floor: floor.Floor


async def measure(bench: Bench) -> list[Figure]:
    """The figures of moves."""
    seconds, cases = (3.0, 64) if bench.quick else (10.0, 200)
    crowds, floors = int(seconds * 100), cases
    url = bench.city("bench_moves")
    reported, tokens = await _reported(bench, url, cases=len(PEOPLE_AT_ONCE) * (crowds + floors))
    for_floor, for_crowd = reported[: len(PEOPLE_AT_ONCE) * floors], reported[len(PEOPLE_AT_ONCE) * floors :]
    floor_url = bench.scratch.copy("bench_floor", "bench_moves")
    walks = [_walk(street, case, tokens) for street, case in for_floor]
    sent = await recorded(bench, bench.scratch.copy("bench_recorded", "bench_moves"), walks)
    bench.scratch.drop("bench_recorded")
    floor.load(floor_url, sent)
    found = []
    with serving(url) as server:
        for n, people in enumerate(PEOPLE_AT_ONCE):
            walks = [_walk(street, case, tokens) for street, case in for_crowd[n * crowds : (n + 1) * crowds]]
            bench.scratch.settle()
            answer, cost = await crowd(server, walks, people=people, seconds=seconds)
            bench.scratch.settle()
            least = floor.run(floor_url, sent[0], first=n * floors, cases=floors, clients=people)
            found.append(Measured(people=people, answer=answer, cost=cost, floor=least))
        round_trips = _a_move(server, "tongguan_request_sql_round_trips")
        statements = _a_move(server, "tongguan_request_sql_statements")
    return [
        *(line for one in found for line in _figures(one)),
        Figure(
            key="moves.round_trips",
            zh="每步办理的数据库往返",
            en="SQL round trips a move",
            value=round_trips,
            unit="次",
            aim=4,
            aim_of="value",
        ),
        Figure(
            key="moves.statements",
            zh="每步办理的 SQL 语句（含 BEGIN、COMMIT）",
            en="SQL statements a move, BEGIN and COMMIT included",
            value=statements,
            unit="条",
        ),
    ]


def _figures(one: Measured) -> list[Figure]:
    n, key = one.answer.requests, f"moves.{one.people}"
    who = f"{one.people} 人并发"
    return [
        Figure(
            key=f"{key}.per_second",
            zh=f"办理（HTTP），{who}",
            en=f"moves over HTTP, {one.people} at once",
            value=n / one.answer.seconds,
            unit="步/秒 · /s",
            floor=one.floor.per_second,
            floor_is="同样的 SQL 由 pgbench 发出 · the same SQL by pgbench",
            less_is_better=False,
            aim=0.5,
            aim_of="ratio",
        ),
        Figure(
            key=f"{key}.cpu",
            zh=f"每步处理器时间，应用＋数据库，{who}",
            en=f"CPU a move, application + database, {one.people} at once",
            value=one.cost.total / n * 1000,
            unit="ms",
            floor=one.floor.cpu * 1000,
            floor_is="pgbench 所耗的数据库部分 · the database's part under pgbench",
            aim=3,
            aim_of="value",
        ),
        Figure(
            key=f"{key}.cpu_application",
            zh="　其中应用",
            en="  of which application",
            value=one.cost.application / n * 1000,
            unit="ms",
        ),
        Figure(key=f"{key}.p50", zh="　时延 p50", en="  latency p50", value=one.answer.at(0.5), unit="ms"),
        Figure(key=f"{key}.p99", zh="　时延 p99", en="  latency p99", value=one.answer.at(0.99), unit="ms"),
    ]


async def _reported(bench: Bench, url: str, *, cases: int) -> tuple[list[tuple[Street, CaseId]], Tokens]:
    """So many cases just reported, street by street in turn, and a token for everybody who will walk them."""
    found: list[tuple[Street, CaseId]] = []
    async with bench.platform(url) as platform:
        photo = _photo()
        walked = streets(platform.editions.current(), photo=sha256(photo).hexdigest())
        tokens = await tokens_for(platform, (actor for street in walked for actor in street.staff.values()))
        async with in_process_client(platform) as client:
            token = tokens[walked[0].staff[Role.HANDLER].person]
            answer = await client.post("/api/v1/blobs", headers=bearer(token), files={"file": ("photo.png", photo)})
            answer.raise_for_status()
        waiting = deque(islice(cycle(walked), cases))

        async def report() -> None:
            while waiting:
                street = waiting.popleft()
                by = street.staff[Role.COLLECTOR]
                case = await platform.cases.report(
                    street.report, centre=street.centre, by=by, request_id=RequestId.fresh(), words=WORDS
                )
                found.append((street, case.id))

        await asyncio.gather(*(report() for _ in range(8)))
    return found, tokens


def _walk(street: Street, case: CaseId, tokens: Tokens) -> Walk:
    return [
        ("POST", f"/api/v1/cases/{case}/moves/{step.move}", tokens[street.staff[step.role].person], step.form)
        for step in street.steps
    ]


def _photo() -> bytes:
    """A small picture, as good as any for a move that needs one."""
    kept = BytesIO()
    Image.new("RGB", (64, 48), "navy").save(kept, "PNG")
    return kept.getvalue()


def _a_move(server: Server, figure: str) -> float:
    """The mean of a histogram of /metrics over all moves."""
    route = "/api/v1/cases/{case_id}/moves/"
    return server.figure(f"{figure}_sum", route=route) / server.figure(f"{figure}_count", route=route)
