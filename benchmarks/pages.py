# SPDX-License-Identifier: Apache-2.0
"""Pages of fifty cases over HTTP, filtered and searched, at a hundred thousand and a million cases."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlencode

import psycopg

from benchmarks import fill, fill_sql
from benchmarks.bench import CITY, Bench, serving
from benchmarks.clients import Walk, crowd, recorded, tokens_for
from benchmarks.figures import Figure
from benchmarks.recording import Statement
from benchmarks.scratch import REPOSITORY
from tongguan.city.organisation.api import Staff
from tongguan.ground.kernel.city import City
from tongguan.ground.kernel.clock import SystemClock
from tongguan.ground.kernel.people import Actor, Role
from tongguan.ground.plumbing.database import SESSION

STILL_OPEN = 15_000
FILTERS = (
    {"region": "310112001"},
    {"queue": "to_dispatch"},
    {"queue": "handling", "sort": "due"},
    {"lamp": "red", "sort": "due"},
    {"class": "05", "region": "310112006"},
    {"open": "false", "class": "0101"},
    {"source": "media"},
    {"state": "suspended", "urgency": "urgent"},
)
"""What people filter by in a day: a street, a queue, what is due, what is late, a class, a source."""
WORDS = ("积水", "噪声", "漕宝路 噪声", "电梯 困", "井盖松动", "飞碟降落")
"""From what stands in one case of twenty to what stands in none."""


@dataclass(frozen=True, kw_only=True)
class Timed:
    """How long it took, milliseconds, sorted."""

    took: Sequence[float]

    def at(self, share: float) -> float:
        """The time below which this share of the pages stayed."""
        return self.took[min(len(self.took) - 1, int(len(self.took) * share))]


async def measure(bench: Bench) -> list[Figure]:
    """Times and CPU of a page."""
    sizes = [100_000] if bench.quick else [100_000, 1_000_000]
    found: list[Figure] = []
    for cases in sizes:
        name = filled(bench, cases)
        found += await _of_size(bench, bench.scratch.address(name), cases)
    return found


def filled(bench: Bench, cases: int) -> str:
    """The name of a database with so many cases; one that an earlier run has made is used again."""
    content = [
        *sorted((REPOSITORY / "migrations" / "versions").glob("*.py")),
        *map(Path, (fill.__file__, fill_sql.__file__)),
    ]
    mark = sha256(b"".join(file.read_bytes() for file in content)).hexdigest()[:10]
    name = f"filled_{cases}_{mark}"
    if not bench.scratch.kept(name):
        bench.scratch.drop_all(f"filled_{cases}_")
        url = bench.scratch.copy("filling", CITY)
        with psycopg.connect(url) as connection:
            connection.execute("SET synchronous_commit = off")
            fill.fill(connection, cases=cases, now=SystemClock().now(), still_open=min(STILL_OPEN, cases))
        bench.scratch.rename("filling", name)
    return name


async def _of_size(bench: Bench, url: str, cases: int) -> list[Figure]:
    seconds, size = (3.0 if bench.quick else 6.0), f"{cases // 1000:,}k"
    async with bench.platform(url) as platform:
        by = _dispatcher(platform.editions.current())
        token = (await tokens_for(platform, [by]))[by.person]
    figures: list[Figure] = []
    for key, zh, en, asked in (
        ("filtered", "筛选列表 50 条", "filtered page of 50", [dict(one) for one in FILTERS]),
        ("text", "全文检索 50 条", "full-text page of 50", [{"text": one} for one in WORDS]),
    ):
        walk: Walk = [("GET", f"/api/v1/cases?{urlencode(one | {'limit': '50'})}", token, "") for one in asked]
        [sent] = await recorded(bench, url, [walk])
        least = await asyncio.to_thread(_bare, url, sent, seconds=seconds / 2)
        with serving(url) as server:
            answer, cost = await crowd(server, [walk] * 2_000, people=1, seconds=seconds)
        n = answer.requests
        figures += [
            Figure(
                key=f"pages.{key}.{size}.p{round(share * 100)}",
                zh=f"{zh}，{cases // 10_000} 万件，p{round(share * 100)}",
                en=f"{en}, {size} cases, p{round(share * 100)}",
                value=answer.at(share),
                unit="ms",
                floor=least.at(share),
                floor_is="直接执行同样的 SQL · the bare SQL",
            )
            for share in (0.5, 0.95, 0.99)
        ]
        figures.append(
            Figure(
                key=f"pages.{key}.{size}.cpu",
                zh=f"{zh}，{cases // 10_000} 万件，处理器时间（应用＋数据库）",
                en=f"{en}, {size} cases, CPU of application + database",
                value=cost.total / n * 1000,
                unit="ms",
                aim=10 if key == "filtered" else None,
                aim_of="value" if key == "filtered" else "none",
            )
        )
    return figures


def _dispatcher(city: City) -> Actor:
    """Whoever dispatches for the whole district."""
    names = {person.id: person.name for person in city.part(Staff).people}
    one = next(
        one
        for one in city.part(Staff).appointments
        if one.post.organ == "C-310112" and one.post.role is Role.DISPATCHER
    )
    return Actor(person=one.person, name=names[one.person], posts=(one.post,))


def _bare(url: str, sent: Sequence[Sequence[Statement]], *, seconds: float) -> Timed:
    """The same statements over one plain connection, one page after the other."""
    took: list[float] = []
    ends = time.perf_counter() + seconds
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(SESSION)
        while time.perf_counter() < ends:
            for page in sent:
                began = time.perf_counter()
                for one in page:
                    connection.execute(one.sql.encode(), one.parameters).fetchall()
                took.append((time.perf_counter() - began) * 1000)
    return Timed(took=sorted(took))
