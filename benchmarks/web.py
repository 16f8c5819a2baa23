# SPDX-License-Identifier: Apache-2.0
"""The front ends in a real browser: what a first visit costs, how long a frame of the big screen takes, how soon three
people see what a fourth has done.

Drawn by the processor (SwiftShader), as on any machine without a graphics card: frame times compare only with the floor
measured beside them.
"""

import httpx
import psycopg
from playwright.async_api import async_playwright
from tests.browser.chromium import launched, what_is_missing
from tests.ports import free_port

from benchmarks import fill, first_loads, frames, screen_delays
from benchmarks.bench import Bench, serving, start
from benchmarks.figures import Figure
from benchmarks.visitors import Visitors
from tongguan.ground.kernel.clock import SystemClock

LIVE_CASES = 5_000


async def measure(bench: Bench) -> list[Figure]:
    """The figures of the front ends."""
    missing = what_is_missing()
    if missing is not None:
        raise RuntimeError(missing)
    url = bench.city("bench_web")
    with psycopg.connect(url) as connection:
        connection.execute("SET synchronous_commit = off")
        fill.fill(connection, cases=LIVE_CASES, now=SystemClock().now(), still_open=LIVE_CASES)
    worker = start("worker", port=free_port(), TONGGUAN_DATABASE_URL=url)
    try:
        with serving(url) as server:
            address = f"http://127.0.0.1:{server.port}"
            async with async_playwright() as playwright, httpx.AsyncClient(base_url=address, timeout=30) as client:
                browser = await launched(playwright)
                visitors = Visitors(browser, address)
                found = [
                    *await first_loads.measure(visitors),
                    *await frames.measure(visitors, seconds=4 if bench.quick else 12, cases=LIVE_CASES),
                    *await screen_delays.measure(visitors, client, moves=4 if bench.quick else 24),
                ]
                await browser.close()
                return found
    finally:
        worker.terminate()
        worker.wait(timeout=20)
