# SPDX-License-Identifier: Apache-2.0
"""What a page of a list costs on a filled database: time, and CPU of application and database, from /proc.

python -m benchmarks.lists --url postgresql://…      (a database filled by benchmarks.fill)
"""

import argparse
import asyncio
import os
import statistics
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from tongguan.ground.kernel.ids import PersonId
from tongguan.ground.kernel.rows import Presentation
from tongguan.ground.plumbing.database import Database
from tongguan.matters.cases.api import Sight, SightArea
from tongguan.matters.worklists.api import CaseFilter, LampAsked, Position, Sort
from tongguan.matters.worklists.store.case_lists import PostgresCaseLists

TICKS = os.sysconf("SC_CLK_TCK")
DISTRICT = Sight(person=PersonId("P-00009"), areas=(SightArea(region="310112"),), organs=("C-310112",))
STREET = Sight(person=PersonId("P-00100"), areas=(SightArea(region="310112001"),), organs=("C-310112001",))
NOWHERE = Sight(person=PersonId("P-99999"), areas=(), organs=("U-310112-water",))

Look = Callable[[PostgresCaseLists, datetime], Awaitable[object]]


@dataclass(frozen=True, kw_only=True)
class Cost:
    """What one kind of page cost."""

    name: str
    rows: int
    p50: float
    p95: float
    p99: float
    """Milliseconds from question to decoded rows."""
    app_cpu: float
    database_cpu: float
    """Milliseconds a page."""


def looks() -> dict[str, Look]:
    """The pages that are measured, by name."""
    plain = CaseFilter()

    def page(wanted: CaseFilter, sight: Sight = DISTRICT, after: Position | None = None) -> Look:
        return lambda lists, now: lists.page(
            wanted, sight=sight, after=after, limit=51, presentation=Presentation(now=now)
        )

    def since(days: int) -> Look:
        return lambda lists, now: lists.page(
            replace(plain, reported_from=now - timedelta(days=days), sources=("snap", "wechat")),
            sight=DISTRICT,
            after=None,
            limit=51,
            presentation=Presentation(now=now),
        )

    return {
        "newest, district": page(plain),
        "newest, street": page(plain, STREET),
        "newest, unit alone": page(plain, NOWHERE),
        "oldest, street": page(replace(plain, sort=Sort.OLDEST), STREET),
        "queue to_dispatch, street": page(replace(plain, queue="to_dispatch"), STREET),
        "queue handling by due, district": page(replace(plain, queue="handling", sort=Sort.DUE)),
        "red lamps by due, district": page(replace(plain, lamp=LampAsked.RED, sort=Sort.DUE)),
        "yellow lamps, street": page(replace(plain, lamp=LampAsked.YELLOW), STREET),
        "closed, class 6 digits": page(replace(plain, open=False, class_prefix="010101")),
        "major class, one street": page(replace(plain, class_prefix="05", region_prefix="310112006")),
        "community": page(replace(plain, region_prefix="310112001004")),
        "rare source": page(replace(plain, sources=("media",))),
        "urgent, state suspended": page(replace(plain, urgency="urgent", states=("suspended",))),
        "unit, closed, two sources": page(
            replace(plain, unit="U-310112-water", open=False, sources=("snap", "wechat"))
        ),
        "two sources, 90 days": since(90),
        "ten years back": page(plain, after=Position(at=datetime(2019, 1, 1, tzinfo=UTC), id=PAGE_END)),
        "text common: 积水": page(replace(plain, text="积水")),
        "text rare: class name": page(replace(plain, text="充电桩消防隐患")),
        "text two words, street": page(replace(plain, text="漕宝路 噪声"), STREET),
        "text one character": page(replace(plain, text="树")),
        "text nowhere": page(replace(plain, text="飞碟降落")),
        "text common, suspended": page(replace(plain, text="积水", states=("suspended",))),
        "text common, open by due": page(replace(plain, text="噪声", open=True, sort=Sort.DUE)),
        "task number": page(replace(plain, text="201809220016999")),
        "queues, district": lambda lists, now: lists.queues(sight=DISTRICT, now=now),
        "queues, street": lambda lists, now: lists.queues(sight=STREET, now=now),
        "count, district": lambda lists, now: lists.count(plain, sight=DISTRICT, now=now),
    }


PAGE_END = UUID(int=0)


async def measure(url: str, *, times: int = 40, only: str = "") -> list[Cost]:
    """Ask for each page so many times, one after the other."""
    database = Database(url, pool_size=1)
    await database.open()
    lists, now = PostgresCaseLists(database), datetime.now(UTC)  # noqa: TID251 - measured now
    async with database.reading() as look:
        pid = await look.value(int, "SELECT pg_backend_pid()") or 0
    costs = []
    for name, ask in looks().items():
        if only not in name:
            continue
        found = await ask(lists, now)
        took, app, server = [], time.process_time(), _cpu(pid)
        for _ in range(times):
            began = time.perf_counter()
            await ask(lists, now)
            took.append((time.perf_counter() - began) * 1000)
        took.sort()
        costs.append(
            Cost(
                name=name,
                rows=len(found) if isinstance(found, list) else 1,
                p50=statistics.median(took),
                p95=took[int(len(took) * 0.95)],
                p99=took[-1 - len(took) // 100],
                app_cpu=(time.process_time() - app) * 1000 / times,
                database_cpu=(_cpu(pid) - server) * 1000 / times,
            )
        )
    await database.close()
    return costs


def _cpu(pid: int) -> float:
    """CPU seconds a process of this machine has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--url", required=True)
    options.add_argument("--times", type=int, default=40)
    options.add_argument("--only", default="")
    given = options.parse_args()
    print(f"{'page':34} {'rows':>4} {'p50 ms':>8} {'p95':>7} {'p99':>7} {'app cpu':>8} {'db cpu':>7}")
    for cost in asyncio.run(measure(given.url, times=given.times, only=given.only)):
        print(
            f"{cost.name:34} {cost.rows:>4} {cost.p50:8.2f} {cost.p95:7.2f} {cost.p99:7.2f}"
            f" {cost.app_cpu:8.2f} {cost.database_cpu:7.2f}"
        )


if __name__ == "__main__":
    main()
