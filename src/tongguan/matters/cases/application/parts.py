# SPDX-License-Identifier: Apache-2.0
"""What cases bring to a city pack: the settings of the city, and its rules as the life-cycle asks for them."""

from collections.abc import Iterable

from tongguan.city.deadlines.api import Calendars
from tongguan.city.organisation.api import Organisation
from tongguan.city.taxonomy.api import Taxonomy
from tongguan.ground.kernel.city import City, Part
from tongguan.ground.kernel.city_settings import settings_part
from tongguan.ground.kernel.findings import fault
from tongguan.ground.kernel.pack import PACK, Finding, Reading
from tongguan.matters.cases.application.city_rules import CityRules, rules_of
from tongguan.matters.cases.domain.city import CaseSettings


def _rules(reading: Reading, city: City) -> CityRules:
    del reading
    return rules_of(city)


def prove_lamps(city: City) -> Iterable[Finding]:
    """A yellow lamp comes before a red one."""
    percent = city.part(CaseSettings).lamp_yellow_percent
    if not 0 < percent < 100:
        yield fault(
            PACK,
            f"lamp_yellow_percent为{percent}，黄灯不会先于红灯亮起",
            f"a yellow lamp at {percent} % makes no sense",
            "请写1至99之间的整数，通常为80",
        )


PARTS: tuple[Part[object], ...] = (
    settings_part(CaseSettings(), prove=prove_lamps),
    Part(kind=CityRules, read=_rules, needs=(Organisation, Taxonomy, Calendars, CaseSettings), numbered=True),
)
