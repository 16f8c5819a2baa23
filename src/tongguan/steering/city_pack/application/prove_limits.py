# SPDX-License-Identifier: Apache-2.0
"""Proves that every limit has a calendar to run on."""

from collections.abc import Iterable

from tongguan.city.deadlines.api import Calendars
from tongguan.city.taxonomy.api import LinkLevel, Taxonomy, TimedLink, TimeLimit
from tongguan.ground.kernel.city import City
from tongguan.ground.kernel.findings import fault
from tongguan.ground.kernel.pack import Finding

CONDITIONS, LINK_LIMITS = "taxonomy/conditions.csv", "taxonomy/link_limits.csv"


def prove_limits(city: City) -> list[Finding]:
    """Limits of conditions and of links, as the calendar counts them."""
    return [*_conditions(city), *_links(city)]


def _conditions(city: City) -> Iterable[Finding]:
    for sub in city.part(Taxonomy).sub_classes.values():
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
    for link in TimedLink:
        for level in LinkLevel:
            if level is not LinkLevel.ANY and not _runs(city, city.part(Taxonomy).link_limit(link, level)):
                yield fault(
                    LINK_LIMITS,
                    f"环节{link}在{level}的时限无法计时",
                    f"the limit of {link} at the {level} cannot be counted",
                    "请写大于0的数量和日历认识的单位",
                    column="amount",
                )


def _runs(city: City, limit: TimeLimit) -> bool:
    try:
        return city.part(Calendars).seconds(limit.amount, limit.unit) > 0
    except ValueError:
        return False
