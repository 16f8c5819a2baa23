# SPDX-License-Identifier: Apache-2.0
"""A whole year of the district through its full lives: minutes, memory, size of the database.

Played in a process of its own, so that its memory is its own: `python -m benchmarks.year URL CASES DAYS`.
"""

import asyncio
import resource
import sys
import time
from datetime import date

import msgspec
import uvloop

from benchmarks.bench import PACK, Bench, settings
from benchmarks.figures import Figure
from tongguan.entrypoints.platform import opened
from tongguan.ground.kernel.clock import SystemClock
from tongguan.ground.plumbing.database import Database
from tongguan.rehearsal.messages import read_messages
from tongguan.rehearsal.year import A_YEAR, play_year

FIRST_DAY = date(2025, 1, 1)
SMALL = (3_000, 14)
"""Cases and days of a quick run."""


class Played(msgspec.Struct, kw_only=True):
    """What the process that played tells."""

    cases: int
    steps: int
    seconds: float
    peak_megabytes: float
    database_megabytes: float


async def measure(bench: Bench) -> list[Figure]:
    """Minutes, peak memory and database size of a year."""
    cases, days = SMALL if bench.quick else (A_YEAR, 365)
    url = bench.city("bench_year")
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "benchmarks.year", url, str(cases), str(days), stdout=asyncio.subprocess.PIPE
    )
    said, _ = await process.communicate()
    if process.returncode:
        raise RuntimeError("the year did not come to its end")
    played = msgspec.json.decode(said, type=Played)
    bench.scratch.drop("bench_year")
    name_zh, name_en = ("一年" if cases == A_YEAR else f"{days} 天"), ("a year" if cases == A_YEAR else f"{days} days")
    return [
        Figure(
            key="year.minutes",
            zh=f"{name_zh} {played.cases:,} 件、{played.steps:,} 步，按模拟时间走完",
            en=f"{name_en}: {played.cases:,} cases, {played.steps:,} moves, in simulated time",
            value=played.seconds / 60,
            unit="分 · min",
        ),
        Figure(
            key="year.moves_per_second",
            zh="　每秒办理步数",
            en="  moves a second",
            value=played.steps / played.seconds,
            unit="步/秒 · /s",
            less_is_better=False,
        ),
        Figure(key="year.memory", zh="　内存峰值", en="  peak memory", value=played.peak_megabytes, unit="MB"),
        Figure(
            key="year.database",
            zh="　数据库增长",
            en="  growth of the database",
            value=played.database_megabytes,
            unit="MB",
        ),
    ]


async def _play(url: str, cases: int, days: int) -> Played:
    async with opened(url, settings(), SystemClock()) as platform:
        city = platform.editions.current()
        began, before = time.perf_counter(), await _size(platform.database)
        totals = await play_year(
            platform.database, read_messages(PACK), city=city, first=FIRST_DAY, cases=cases, days=days
        )
        seconds, grown = time.perf_counter() - began, await _size(platform.database) - before
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return Played(
        cases=totals.cases,
        steps=totals.steps,
        seconds=seconds,
        peak_megabytes=peak / 1e6,
        database_megabytes=grown / 1e6,
    )


async def _size(database: Database) -> int:
    async with database.reading() as session:
        return await session.value(int, "SELECT pg_database_size(current_database())") or 0


if __name__ == "__main__":
    told = uvloop.run(_play(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
    print(msgspec.json.encode(told).decode())
