# SPDX-License-Identifier: Apache-2.0
"""Calls taken down a second over HTTP, against the very same SQL sent by pgbench."""

import json

from benchmarks import floor
from benchmarks.bench import Bench, serving
from benchmarks.clients import Walk, crowd, recorded, tokens_for
from benchmarks.figures import Figure
from benchmarks.main_line import WORDS
from tongguan.city.organisation.api import Staff
from tongguan.ground.kernel.city import City
from tongguan.ground.kernel.people import Actor, Role

PEOPLE_AT_ONCE = 8


async def measure(bench: Bench) -> list[Figure]:
    """Calls a second, and what one costs."""
    seconds, recordings = (3.0, 160) if bench.quick else (8.0, 1_000)
    url = bench.city("bench_intake")
    async with bench.platform(url) as platform:
        agents = _agents(platform.editions.current())
        tokens = await tokens_for(platform, agents)
    walks: list[Walk] = [
        [("POST", "/api/v1/intake/hotline", tokens[agents[n % len(agents)].person], _call(n))]
        for n in range(int(seconds * 1_500) + recordings)
    ]
    floor_url = bench.scratch.copy("bench_floor", "bench_intake")
    sent = await recorded(bench, bench.scratch.copy("bench_recorded", "bench_intake"), walks[:recordings])
    bench.scratch.drop("bench_recorded")
    floor.load(floor_url, sent)
    with serving(url) as server:
        bench.scratch.settle()
        answer, cost = await crowd(server, walks[recordings:], people=PEOPLE_AT_ONCE, seconds=seconds)
    bench.scratch.settle()
    least = floor.run(floor_url, sent[0], first=0, cases=recordings, clients=PEOPLE_AT_ONCE)
    return [
        Figure(
            key="intake.per_second",
            zh=f"来电登记（HTTP），{PEOPLE_AT_ONCE} 人并发",
            en=f"calls taken down over HTTP, {PEOPLE_AT_ONCE} at once",
            value=answer.requests / answer.seconds,
            unit="件/秒 · /s",
            floor=least.per_second,
            floor_is="同样的 SQL 由 pgbench 发出 · the same SQL by pgbench",
            less_is_better=False,
            aim=0.5,
            aim_of="ratio",
        ),
        Figure(
            key="intake.cpu",
            zh="每件登记处理器时间，应用＋数据库",
            en="CPU a call, application + database",
            value=cost.total / answer.requests * 1000,
            unit="ms",
            floor=least.cpu * 1000,
            floor_is="pgbench 所耗的数据库部分 · the database's part under pgbench",
        ),
        Figure(key="intake.p99", zh="　时延 p99", en="  latency p99", value=answer.at(0.99), unit="ms"),
    ]


def _agents(city: City) -> list[Actor]:
    """Those who answer the telephone."""
    names = {person.id: person.name for person in city.part(Staff).people}
    posts = (one for one in city.part(Staff).appointments if one.post.role is Role.AGENT)
    return [Actor(person=one.person, name=names[one.person], posts=(one.post,)) for one in posts][:20]


def _call(number: int) -> str:
    return json.dumps(
        {
            "source": "hotline_12345",
            "words": WORDS,
            "title": "楼道堆物",
            "address": f"漕宝路{number % 900 + 1}号",
            "city_no": f"SH{number:010d}",
            "petitioner": {"name": "王女士", "phone": f"1390000{number % 10_000:04d}"},
        },
        ensure_ascii=False,
    )
