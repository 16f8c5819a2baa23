# SPDX-License-Identifier: Apache-2.0
"""What the classes bring to a city pack: the classes themselves, their conditions and limits."""

from tongguan.city.taxonomy.domain.sheets import (
    CLASSES,
    CODE_SETS,
    CONDITIONS,
    CROSSWALK,
    EVERYDAY_WORDS,
    LINK_LIMITS,
)
from tongguan.city.taxonomy.domain.taxonomy import Taxonomy, read_taxonomy
from tongguan.ground.kernel.city import City, Part
from tongguan.ground.kernel.pack import Reading


def _taxonomy(reading: Reading, city: City) -> Taxonomy:
    del city
    return read_taxonomy(reading.files)


PARTS: tuple[Part[object], ...] = (
    Part(
        kind=Taxonomy,
        read=_taxonomy,
        sheets=(CLASSES, CONDITIONS, LINK_LIMITS, CODE_SETS, CROSSWALK, EVERYDAY_WORDS),
    ),
)
