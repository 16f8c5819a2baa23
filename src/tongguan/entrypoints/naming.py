# SPDX-License-Identifier: Apache-2.0
"""What codes are called, asked of the edition in force; a code that nobody knows speaks for itself."""

from functools import lru_cache

from tongguan.city.organisation.api import Organisation, Staff
from tongguan.city.taxonomy.api import Taxonomy
from tongguan.ground.kernel.ids import EditionNo
from tongguan.ground.kernel.people import SYSTEM_ACTOR
from tongguan.ground.kernel.rows import Name, Names, unknown
from tongguan.matters.intake.api import Sources
from tongguan.steering.city_pack.api import Editions


def names_of(editions: Editions, *, added: Name = unknown) -> Names:
    """The names of organs, classes, regions, sources and people; `added` knows people no pack has brought."""

    @lru_cache(maxsize=2)
    def people(edition: EditionNo) -> dict[str, str]:
        return {person.id: person.name for person in editions.of(edition).part(Staff).people}

    def matter(code: str) -> str:
        found = editions.current().part(Taxonomy).of_any_level(code)
        return found.name_zh if found is not None else code

    def person(code: str) -> str:
        if code == SYSTEM_ACTOR.person:
            return SYSTEM_ACTOR.name
        return people(editions.current().edition).get(code) or added(code) or code

    def source(code: str) -> str:
        known = editions.current().part(Sources).by_code.get(code)
        return known.name_zh if known is not None else code

    return Names(
        organ=lambda code: editions.current().part(Organisation).called(code),
        matter=matter,
        region=lambda code: editions.current().part(Organisation).place_name(code) or code,
        source=source,
        person=person,
    )
