# SPDX-License-Identifier: Apache-2.0
"""A first visit of each app with nothing in the browser's cache: bytes on the line, and when people see something."""

from statistics import median

from playwright.async_api import Page, ViewportSize
from tests.browser.loading import loaded_files

from benchmarks.figures import Figure
from benchmarks.visitors import Visitors

APPS = {
    "desk": (
        "310112.acceptor",
        ViewportSize(width=1920, height=1080),
        350,
        "工作台（不含地图）",
        "desk, before the map",
    ),
    "field": ("310112001002.collector", ViewportSize(width=390, height=844), 190, "移动端", "field"),
    "screen": ("310112.commander", ViewportSize(width=1920, height=1080), 700, "大屏", "big screen"),
}
"""Who opens it, at what size, the budget in kB, and its name."""
TIMES = 3
PAINTED = """
() => new Promise((resolve) => {
  let largest = 0
  new PerformanceObserver((list) => { for (const one of list.getEntries()) largest = one.startTime })
    .observe({ type: 'largest-contentful-paint', buffered: true })
  setTimeout(() => resolve([performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0, largest]), 300)
})
"""


async def measure(visitors: Visitors) -> list[Figure]:
    """Size and time of the three apps; the floor of time is the plain page at /."""
    found: list[Figure] = []
    for app, (account, size, most, zh, en) in APPS.items():
        bytes_, first, largest, plain = 0, list[float](), list[float](), list[float]()
        for _ in range(TIMES):
            context = await visitors.context(account, size)
            page = await context.new_page()
            await page.goto(f"{visitors.address}/")
            plain.append((await painted(page))[1])
            await page.goto(f"{visitors.address}/{app}/")
            files = await loaded_files(page)
            bytes_ = sum(length for name, length in files.items() if app != "desk" or not name.startswith("map"))
            seen = await painted(page)
            first.append(seen[0])
            largest.append(seen[1])
            await context.close()
        found += [
            Figure(
                key=f"web.{app}.first_load",
                zh=f"首次打开传输量（gzip），{zh}",
                en=f"first load (gzip), {en}",
                value=bytes_ / 1000,
                unit="kB",
                aim=most,
                aim_of="value",
            ),
            Figure(
                key=f"web.{app}.first_paint",
                zh="　首次有内容",
                en="  first contentful paint",
                value=median(first),
                unit="ms",
            ),
            Figure(
                key=f"web.{app}.largest_paint",
                zh="　主要内容出现",
                en="  largest contentful paint",
                value=median(largest),
                unit="ms",
                floor=median(plain),
                floor_is="状态页（无脚本）· the plain page at /",
            ),
        ]
    return found


async def painted(page: Page) -> tuple[float, float]:
    """Milliseconds from the start of the visit to the first and to the largest thing drawn."""
    first, largest = await page.evaluate(PAINTED)
    return float(first), float(largest)
