# SPDX-License-Identifier: Apache-2.0
"""Proves that every limit has a calendar to run on, and says which years are not known yet."""

from collections.abc import Iterable

from tongguan.city_pack.application.city import City
from tongguan.city_pack.application.findings import fault, warning
from tongguan.city_pack.application.settings import PACK
from tongguan.kernel.pack import Finding
from tongguan.taxonomy.api import Link, LinkLevel, TimeLimit

CONDITIONS, LINK_LIMITS, YEARS = "taxonomy/conditions.csv", "taxonomy/link_limits.csv", "calendar_years.csv"


def prove_limits(city: City) -> list[Finding]:
    """Limits of conditions and links, years of the calendar, settings in percent."""
    return [*_conditions(city), *_links(city), *_years(city), *_settings(city)]


def _conditions(city: City) -> Iterable[Finding]:
    for sub in city.taxonomy.sub_classes.values():
        for condition in sub.conditions:
            for column, limit in (("limit_amount", condition.limit), ("target_amount", condition.target)):
                if not _runs(city, limit):
                    yield fault(
                        CONDITIONS,
                        f"条件{condition.id}的时限“{limit.amount}{limit.unit}”无法计时",
                        f"{condition.id}: {limit.amount} {limit.unit} cannot be counted",
                        "请写大于0的数量和日历认识的单位",
                        column=column,
                    )


def _links(city: City) -> Iterable[Finding]:
    for link in Link:
        for level in LinkLevel:
            if level is not LinkLevel.ANY and not _runs(city, city.taxonomy.link_limit(link, level)):
                yield fault(
                    LINK_LIMITS,
                    f"环节{link}在{level}的时限无法计时",
                    f"the limit of {link} at the {level} cannot be counted",
                    "请写大于0的数量和日历认识的单位",
                    column="amount",
                )


def _runs(city: City, limit: TimeLimit) -> bool:
    try:
        return city.calendars.seconds(limit.amount, limit.unit) > 0
    except ValueError:
        return False


def _years(city: City) -> Iterable[Finding]:
    years = city.calendars.years.values()
    if not any(year.published for year in years):
        yield fault(
            YEARS,
            "没有一个年份的放假安排已公布",
            "no year is published",
            "请至少录入当年：年份,published,版本,依据",
            column="status",
        )
    for year in years:
        if not year.published:
            yield warning(
                YEARS,
                f"{year.year}年放假安排尚未公布，时限暂按周一至周五推算",
                f"{year.year} is not published: deadlines in it are provisional",
                "公布后请更新calendars.csv与本表",
                column="status",
            )


def _settings(city: City) -> Iterable[Finding]:
    percent = city.settings.lamp_yellow_percent
    if not 0 < percent < 100:
        yield fault(
            PACK,
            f"lamp_yellow_percent为{percent}，黄灯不会先于红灯亮起",
            f"a yellow lamp at {percent} % makes no sense",
            "请写1至99之间的整数，通常为80",
        )
