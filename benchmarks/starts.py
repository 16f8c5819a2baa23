# SPDX-License-Identifier: Apache-2.0
"""How long `tongguan up --empty` takes until it is ready: the first time, and every other time."""

import shutil
import time
from pathlib import Path

from tests.ports import free_port

from benchmarks.bench import Bench, start, wait_until_ready
from benchmarks.figures import Figure
from benchmarks.scratch import REPOSITORY
from tongguan.ground.plumbing import postgres

PLAIN = "只启动 PostgreSQL · PostgreSQL alone"


async def measure(bench: Bench) -> list[Figure]:
    """Seconds until /readyz says yes."""
    del bench
    home, plain = (REPOSITORY / ".tongguan" / name for name in ("bench-start", "bench-plain"))
    for folder in (home, plain):
        shutil.rmtree(folder, ignore_errors=True)
    try:
        least_cold, least_warm = _database_alone(plain), _database_alone(plain)
        cold, warm = _up(home), _up(home)
    finally:
        for folder in (home, plain):
            shutil.rmtree(folder, ignore_errors=True)
    return [
        Figure(
            key="start.cold",
            zh="首次启动（空目录，装入城市包）",
            en="cold start: empty folder, city pack loaded",
            value=cold,
            unit="s",
            floor=least_cold,
            floor_is=PLAIN,
        ),
        Figure(
            key="start.warm",
            zh="再次启动",
            en="warm start",
            value=warm,
            unit="s",
            floor=least_warm,
            floor_is=PLAIN,
        ),
    ]


def _up(home: Path) -> float:
    port = free_port()
    process = start("up", "--empty", port=port, TONGGUAN_DATA_DIR=str(home))
    try:
        return wait_until_ready(process, port, seconds=180)
    finally:
        process.terminate()
        process.wait(timeout=60)


def _database_alone(home: Path) -> float:
    began = time.perf_counter()
    server = postgres.start(home)
    took = time.perf_counter() - began
    server.stop()
    return took
