# SPDX-License-Identifier: Apache-2.0
"""What the rules cost by themselves: one decision, one deadline; no database, no network."""

import time
from collections.abc import Callable
from datetime import timedelta

from benchmarks.bench import PACK, Bench
from benchmarks.figures import Figure
from benchmarks.main_line import MONDAY, Street, streets
from tongguan.city.deadlines.api import Calendars
from tongguan.ground.kernel.ids import CaseId, EditionNo, new_id
from tongguan.ground.kernel.people import Role
from tongguan.matters.cases.api import CityRules
from tongguan.matters.cases.domain import lifecycle
from tongguan.steering.city_pack.api import read_city, read_folder


async def measure(bench: Bench) -> list[Figure]:
    """Microseconds a decision, a deadline, and a count of working seconds."""
    city = read_city(read_folder(PACK), edition=EditionNo(1))
    street = streets(city, photo="0" * 64)[0]
    times = 100 if bench.quick else 400
    steps = len(street.steps) + 1
    walking = _best(lambda: _walk(street, city.part(CityRules)), times=times) / steps
    start, almanac = MONDAY, city.part(Calendars)
    moments = [start + timedelta(minutes=97 * n) for n in range(1000)]
    plain = _best(lambda: [m + timedelta(days=21) for m in moments], times=20) / len(moments)
    due = _best(lambda: [almanac.due(m, 15, "work_day") for m in moments], times=20) / len(moments)
    ends = [almanac.due(m, 15, "work_day") for m in moments]
    worked = _best(
        lambda: [almanac.worked(m, end, "work_day") for m, end in zip(moments, ends, strict=True)], times=20
    ) / len(moments)
    added = "日期相加，不看日历 · adding days, no calendar"
    return [
        Figure(
            key="rules.decide",
            zh="一次决定（主线十步平均，纯规则）",
            en="one decision, mean of the main line, rules alone",
            value=walking * 1e6,
            unit="µs",
        ),
        Figure(
            key="rules.deadline",
            zh="推算一个时限（15 个工作日，含调休）",
            en="one deadline: 15 working days on the calendar",
            value=due * 1e6,
            unit="µs",
            floor=plain * 1e6,
            floor_is=added,
        ),
        Figure(
            key="rules.worked",
            zh="计算一段工作时间",
            en="working time between two moments",
            value=worked * 1e6,
            unit="µs",
            floor=plain * 1e6,
            floor_is=added,
        ),
    ]


def _walk(street: Street, city: CityRules) -> None:
    collector = street.staff[Role.COLLECTOR]
    case = lifecycle.open_case(
        street.report,
        case_id=CaseId(new_id()),
        task_no="20261123000001",
        centre=street.centre,
        by=collector,
        city=city,
        now=MONDAY,
    ).case
    for number, step in enumerate(street.steps, 1):
        now = MONDAY + timedelta(minutes=7 * number)
        case = lifecycle.decide(case, step.wish, by=street.staff[step.role], city=city, now=now).case


def _best(work: Callable[[], object], *, times: int) -> float:
    """Seconds of the quickest of so many runs: what is slower, others on the machine have added."""
    work()
    best = float("inf")
    for _ in range(times):
        began = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - began)
    return best
