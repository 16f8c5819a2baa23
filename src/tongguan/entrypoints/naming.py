# SPDX-License-Identifier: Apache-2.0
"""What codes are called, asked of the edition in force; a code that nobody knows speaks for itself."""

from functools import lru_cache

from tongguan.city_pack.api import City, Editions
from tongguan.kernel.ids import ClassCode, EditionNo, RegionCode
from tongguan.kernel.people import SYSTEM_ACTOR
from tongguan.portals.api import Name, Names, unknown


def names_of(editions: Editions, *, added: Name = unknown) -> Names:
    """The names of organs, classes, regions, sources and people; `added` knows people no pack has brought."""

    @lru_cache(maxsize=2)
    def people(edition: EditionNo) -> dict[str, str]:
        return {person.id: person.name for person in editions.of(edition).staff.people}

    def matter(code: str) -> str:
        taxonomy = editions.current().taxonomy
        found = taxonomy.groups.get(ClassCode(code)) or taxonomy.sub_classes.get(ClassCode(code))
        return found.name_zh if found is not None else code

    def person(code: str) -> str:
        if code == SYSTEM_ACTOR.person:
            return SYSTEM_ACTOR.name
        return people(editions.current().edition).get(code) or added(code) or code

    def source(code: str) -> str:
        known = editions.current().sources.get(code)
        return known.name_zh if known is not None else code

    return Names(
        organ=lambda code: editions.current().name_of(code),
        matter=matter,
        region=lambda code: region_name(editions.current(), code),
        source=source,
        person=person,
    )


def region_name(city: City, code: str) -> str:
    """Street and community of a place; of a unit cell those it lies in."""
    regions = city.organisation.regions
    known = (regions.get(RegionCode(code[:length])) for length in (9, 12))
    found = [region.name_zh for region in known if region is not None]
    if found:
        return " ".join(dict.fromkeys(found))
    whole = regions.get(RegionCode(code))
    return whole.name_zh if whole is not None else code
