# SPDX-License-Identifier: Apache-2.0
"""Rows of a file as the city understands them: streets and classes by their names, what is unknown left open."""

from collections.abc import Sequence

from tongguan.intake.application.importing import Row
from tongguan.intake.application.ports import BadRow, City
from tongguan.intake.channels.batch.mapping import Line, Wrong, draft_of
from tongguan.organisation.api import Level
from tongguan.taxonomy.api import Taxonomy


def row_of(line: Line | Wrong, *, source: str, city: City) -> Row:
    """A line as a row that can be registered, or as a bad one."""
    if isinstance(line, Wrong):
        return BadRow(
            row=line.row,
            column=line.column,
            value=line.value,
            problem_zh=line.problem_zh,
            problem_en=line.problem_en,
            advice_zh=line.advice_zh,
        )
    class_code = line.class_code or class_named(line.class_names, city.taxonomy)
    region = region_named(line.street, line.community, city)
    own = source_named(line.source, city)
    return line.row, draft_of(line, source=own or source, region=region, class_code=class_code)


def source_named(source: str, city: City) -> str | None:
    """The code of a source given by its code or its Chinese name; none when the city does not know it."""
    return next((one.code for one in city.sources.values() if source and source in (one.code, one.name_zh)), None)


def region_named(street: str, community: str, city: City) -> str:
    """The region of these names, if they are names of the district; nothing is guessed from a part of a name."""
    regions = city.organisation.regions.values()
    found = [r for r in regions if r.level is Level.STREET and street and r.name_zh in (street, f"{street}街道")]
    if len(found) != 1:
        return ""
    inside = [r for r in regions if r.parent == found[0].code and community and r.name_zh == community]
    return inside[0].code if len(inside) == 1 else found[0].code


def class_named(names: Sequence[str], taxonomy: Taxonomy) -> str | None:
    """The sub-class that bears the last of these names, below classes of the other names; none when in doubt."""
    if not names:
        return None
    *above, own = names
    found = [
        sub.code
        for sub in taxonomy.sub_classes.values()
        if sub.name_zh == own and all(name in sub.path_zh for name in above)
    ]
    return found[0] if len(found) == 1 else None
