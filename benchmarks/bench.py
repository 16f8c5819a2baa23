# SPDX-License-Identifier: Apache-2.0
"""What every measurement is given: the server, a database with the demo city in it, and how long it may take."""

import os
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from urllib.request import urlopen

from tests.ports import free_port

from benchmarks.costs import Cpu, cpu, postmaster_of
from benchmarks.scratch import REPOSITORY, Scratch
from tongguan.entrypoints.first_load import load_city
from tongguan.entrypoints.platform import Platform, opened
from tongguan.ground.kernel.clock import Clock, SystemClock
from tongguan.ground.plumbing.settings import Settings

CITY = "bench_city"
PACK = REPOSITORY / "cities" / "demo"


@dataclass(frozen=True, kw_only=True)
class Bench:
    """One run of the benchmarks."""

    scratch: Scratch
    quick: bool

    async def load_city(self) -> None:
        """Make the database that the others are copied from."""
        url = self.scratch.fresh(CITY)
        async with opened(url, settings(), SystemClock()) as platform:
            await load_city(platform)

    def city(self, name: str) -> str:
        """The address of a fresh copy of the demo city."""
        return self.scratch.copy(name, CITY)

    @asynccontextmanager
    async def platform(self, url: str, *, clock: Clock | None = None, pool: int = 10) -> AsyncIterator[Platform]:
        """The platform in this process, over a database."""
        async with opened(url, settings(pool=pool), clock or SystemClock()) as platform:
            yield platform


@dataclass(frozen=True, kw_only=True)
class Server:
    """A server process that answers."""

    pid: int
    port: int
    postmaster: int

    def cpu(self) -> Cpu:
        """What it and its database have spent so far."""
        return Cpu(application=cpu(self.pid), database=cpu(self.postmaster))

    def figure(self, name: str, **labels: str) -> float:
        """The sum of a figure of /metrics over everything whose labels begin so."""
        wanted = [f'{label}="{value}' for label, value in labels.items()]
        lines = self.get("/metrics").splitlines()
        found = (
            line for line in lines if line.startswith((f"{name}{{", f"{name} ")) and all(w in line for w in wanted)
        )
        return sum(float(line.rsplit(" ", 1)[1]) for line in found)

    def get(self, path: str) -> str:
        """An open page."""
        with urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=10) as answer:
            return str(answer.read().decode())


def settings(*, pool: int = 10) -> Settings:
    """As shipped; the environment of whoever measures does not count."""
    return Settings(demo=True, city=PACK, data_dir=REPOSITORY / ".tongguan" / "bench", database_pool=pool)


@contextmanager
def serving(url: str) -> Iterator[Server]:
    """`tongguan serve` as an operator would start it, on a free port of this machine."""
    port = free_port()
    process = start("serve", port=port, TONGGUAN_DATABASE_URL=url)
    try:
        wait_until_ready(process, port, seconds=60)
        yield Server(pid=process.pid, port=port, postmaster=postmaster_of(url))
    finally:
        process.terminate()
        process.wait(timeout=20)


def start(*command: str, port: int, **environment: str) -> subprocess.Popen[bytes]:
    """A `tongguan` command as a process of its own, quiet."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("TONGGUAN_")}
    given = {"TONGGUAN_PORT": str(port), "TONGGUAN_LOG_LEVEL": "WARNING", "TONGGUAN_CITY": str(PACK)}
    given |= {"TONGGUAN_DEMO": "1"} | environment
    return subprocess.Popen(
        [sys.executable, "-c", "from tongguan.entrypoints.cli import main; main()", *command],
        env=inherited | given,
        cwd=REPOSITORY,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


def wait_until_ready(process: subprocess.Popen[bytes], port: int, *, seconds: float) -> float:
    """Wait for /readyz; the seconds it took."""
    began = time.perf_counter()
    while time.perf_counter() - began < seconds:
        if process.poll() is not None:
            told = process.stderr.read().decode() if process.stderr else ""
            raise RuntimeError(f"the server did not start: {told[-2000:]}")
        try:
            with urlopen(f"http://127.0.0.1:{port}/readyz", timeout=1) as answer:
                if answer.status == 200:
                    return time.perf_counter() - began
        except OSError:
            time.sleep(0.02)
    raise RuntimeError("the server was not ready in time")
