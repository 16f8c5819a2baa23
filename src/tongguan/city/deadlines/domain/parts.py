# SPDX-License-Identifier: Apache-2.0
"""What time limits bring to a city pack: the calendars, and the proof that the years in it are known."""

from collections.abc import Iterable

from tongguan.city.deadlines.domain.calendars import Calendars
from tongguan.city.deadlines.domain.pack import read_calendars
from tongguan.city.deadlines.domain.sheets import DAYS, YEARS
from tongguan.ground.kernel.city import City, Part
from tongguan.ground.kernel.findings import fault, warning
from tongguan.ground.kernel.pack import Finding, Reading


def _calendars(reading: Reading, city: City) -> Calendars:
    del city
    return read_calendars(reading)


def prove_years(city: City) -> Iterable[Finding]:
    """Some year is published; those that are not are named, because deadlines in them are provisional."""
    years = city.part(Calendars).years.values()
    if not any(year.published for year in years):
        yield fault(
            YEARS.file,
            "没有一个年份的放假安排已公布",
            "no year is published",
            "请至少录入当年：年份,published,版本,依据",
            column="status",
        )
    for year in years:
        if not year.published:
            yield warning(
                YEARS.file,
                f"{year.year}年放假安排尚未公布，时限暂按周一至周五推算",
                f"{year.year} is not published: deadlines in it are provisional",
                "公布后请更新calendars.csv与本表",
                column="status",
            )


PARTS: tuple[Part[object], ...] = (
    Part(
        kind=Calendars,
        read=_calendars,
        sheets=(DAYS, YEARS),
        prove=prove_years,
    ),
)
