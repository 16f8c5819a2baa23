# SPDX-License-Identifier: Apache-2.0
"""The front ends in a real browser: what a first visit costs, how long a frame of the big screen takes, how soon three
people see what a fourth has done.

Drawn by the processor (SwiftShader), as on any machine without a graphics card: frame times compare only with the floor
measured beside them.
"""

import httpx
import psycopg
from playwright.async_api import Browser, BrowserContext, ViewportSize, async_playwright
from tests.browser.chromium import launched, what_is_missing

from benchmarks import fill, first_loads, frames, spread
from benchmarks.bench import Bench, free_port, serving, start
from benchmarks.figures import Figure
from tongguan.kernel.clock import SystemClock

LIVE_CASES = 5_000
PASSWORD = "tongguan-demo"


class Visitors:
    """Opens pages of the hub as somebody."""

    def __init__(self, browser: Browser, address: str) -> None:
        self._browser = browser
        self.address = address

    async def context(self, account: str, size: ViewportSize, *, phone: bool = False) -> BrowserContext:
        """A browser of its own for somebody signed in."""
        context = await self._browser.new_context(
            viewport=size, service_workers="block", locale="zh-CN", timezone_id="Asia/Shanghai", has_touch=phone
        )
        answer = await context.request.post(
            f"{self.address}/api/v1/session",
            data={"account": account, "password": PASSWORD},
            headers={"Origin": self.address},
        )
        if not answer.ok:
            raise RuntimeError(await answer.text())
        return context


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
                    *await spread.measure(visitors, client, moves=4 if bench.quick else 24),
                ]
                await browser.close()
                return found
    finally:
        worker.terminate()
        worker.wait(timeout=20)
